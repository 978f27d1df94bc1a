/** What a passage may cost its author: refused, asked about, or only advised on. */
export type Level = 'block' | 'confirm' | 'advise';

export const RULE_CODES = [
  'nir',
  'nam',
  'nas',
  'iban',
  'tel-fr-mobile',
  'tel-fr-fixe',
  'tel-ca',
  'courriel',
  'naissance',
  'civilite-nom',
  'dossier',
  'age-lieu',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** A passage by which somebody may be recognised: `[start, end)`, in UTF-16 units of the text. */
export interface Find {
  code: RuleCode;
  level: Level;
  start: number;
  end: number;
}

/** Where a text stands: that decides what is a candidate. */
export interface Setting {
  /** Of the community or the territory; null where none is known. */
  country: 'FR' | 'CA-QC' | null;
  /** A structure's own line or address: phones and addresses are what is asked for there. */
  isPublicContact: boolean;
}

/** What stands in a text, in its order; one find a passage, the gravest. */
export function findSecrets(_text: string, _setting: Setting): Find[] {
  return [];
}
