/** Codes of what the fields of news are refused for. */
export const NEWS_FIELDS = [
  'secrecy',
  'required',
  'ends-before-start',
  'unknown-structure',
  'one-structure',
  'unknown-community',
  'not-a-member-there',
  'stays-in-community',
  'unknown-news',
];

/** Why it cannot be posted as it is, now. */
export const NEWS_NOT_NOW = [
  'structure-exists',
  'community-read-only',
  'already-replaced',
  'replaces-itself',
  'replaces-elsewhere',
  'replaces-for-fewer',
];
