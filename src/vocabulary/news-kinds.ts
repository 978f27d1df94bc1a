/** What a kind of news may ask for, beside a text and a territory. */
export type NewsField =
  'structure' | 'effectiveOn' | 'endsOn' | 'deadlineOn' | 'newAddress' | 'source' | 'acronym';

interface Kind {
  code: string;
  required: readonly NewsField[];
  /** Days after which it is no longer news; null where a date of its own says so. */
  lifetimeDays: number | null;
}

/** In the order in which they are proposed; their labels are in the `vocabulary` area of the locale files. */
const kinds = [
  { code: 'ouverture', required: ['structure', 'effectiveOn'], lifetimeDays: 180 },
  { code: 'fermeture-definitive', required: ['structure'], lifetimeDays: 365 },
  { code: 'fermeture-temporaire', required: ['structure', 'effectiveOn', 'endsOn'], lifetimeDays: null },
  { code: 'demenagement', required: ['structure', 'effectiveOn', 'newAddress'], lifetimeDays: 180 },
  { code: 'horaires', required: ['structure', 'effectiveOn'], lifetimeDays: 90 },
  { code: 'contact', required: ['structure'], lifetimeDays: 180 },
  { code: 'saturation', required: ['structure', 'effectiveOn'], lifetimeDays: 30 },
  { code: 'nouveau-dispositif', required: ['effectiveOn'], lifetimeDays: 180 },
  { code: 'reforme', required: ['effectiveOn', 'source'], lifetimeDays: 365 },
  { code: 'appel-a-projet', required: ['deadlineOn', 'source'], lifetimeDays: null },
  { code: 'offre-emploi', required: ['structure', 'deadlineOn'], lifetimeDays: 45 },
  { code: 'offre-stage', required: ['structure', 'deadlineOn'], lifetimeDays: 60 },
  { code: 'formation', required: ['effectiveOn', 'source'], lifetimeDays: null },
  { code: 'evenement', required: ['effectiveOn'], lifetimeDays: null },
  { code: 'ressource', required: ['source'], lifetimeDays: 365 },
  { code: 'question-pratique', required: [], lifetimeDays: 60 },
  { code: 'question-sigle', required: ['acronym'], lifetimeDays: null },
  { code: 'coup-de-main', required: [], lifetimeDays: 30 },
  { code: 'alerte', required: ['source'], lifetimeDays: 30 },
] as const satisfies readonly Kind[];

export type NewsKind = (typeof kinds)[number]['code'];

export const NEWS_KINDS: readonly NewsKind[] = kinds.map(({ code }) => code);

const byCode = new Map<string, Kind>(kinds.map((kind) => [kind.code, kind]));

export const isNewsKind = (code: string): code is NewsKind => byCode.has(code);

function kindOf(code: NewsKind): Kind {
  const found = byCode.get(code);
  if (!found) throw new RangeError(`Unknown kind of news: ${code}`);
  return found;
}

/** What has to be said for it to be news. */
export const fieldsRequired = (code: NewsKind): readonly NewsField[] => kindOf(code).required;

export const lifetimeDays = (code: NewsKind): number | null => kindOf(code).lifetimeDays;

/** Asked among people who know each other, and nowhere else. */
export const staysInCommunity = (code: NewsKind): boolean => code === 'question-pratique';

/** What says that a structure is closed for good. */
export const closesStructure = (code: NewsKind): boolean => code === 'fermeture-definitive';
