/** What news is about; labels are in the `vocabulary` area of the locale files. */
export const THEMES = [
  'logement',
  'sante',
  'sante-mentale',
  'addictions',
  'enfance',
  'famille',
  'handicap',
  'grand-age',
  'emploi',
  'budget',
  'droits',
  'asile',
  'violences',
  'justice',
  'numerique',
  'alimentation',
  'mobilite',
  'jeunesse',
  'metier',
  'international',
] as const;
export type Theme = (typeof THEMES)[number];

export const isTheme = (code: string): code is Theme => (THEMES as readonly string[]).includes(code);
