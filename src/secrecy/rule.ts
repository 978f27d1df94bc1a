import type { Legible } from './legible.js';

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

/** Where a text stands: that decides what is a candidate. */
export interface Setting {
  /** Of the community or the territory; null where none is known. */
  country: 'FR' | 'CA-QC' | null;
  /** A structure's own line or address: phones and addresses are what is asked for there. */
  isPublicContact: boolean;
}

/** `[start, end)` of the legible text. */
export interface Passage {
  level: Level;
  start: number;
  end: number;
}

export type Rule = (legible: Legible, setting: Setting) => Passage[];
