import type { Locale } from '../../kernel/locale.js';

const NBSP = '\u00a0';
const NARROW = '\u202f';
const SPACES = `[ ${NBSP}${NARROW}]*`;

/** Text that only looks like punctuation: tags, entities, placeholders, code, addresses, 18:30. */
const UNTOUCHED = [
  '<\\/?[a-z][^>]*>',
  '&(?:#\\d+|#x[\\da-f]+|[a-z]\\w*);',
  '\\{\\{[^}]*\\}\\}',
  '`[^`]*`',
  '(?:https?|webcals?|mailto|tel):[^\\s<>«»"{}]+',
  '[\\w.+-]+@[\\w.-]*\\w',
  '\\d{1,2}:\\d{2}(?::\\d{2})?',
].join('|');

/** Spaces are set after a word, not after an opening sign or other punctuation: "(?)" and "?!" stay. */
const AFTER_WORD = '(?<=[^\\s(\\[«:;!?])';
const BEFORE_GAP = '(?=$|[\\s»)\\]”"<.,…]|\\{\\{)';

const MONTH =
  '(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?![\\p{L}])';
const ALONE = '(?<![\\p{L}\\p{N}])';

/** What a line never ends on: an abbreviation, the day of a month, a month before its year. */
const BEFORE_TIED = [
  `(?<=${ALONE}(?:MM?\\.|Mmes?|Dre?|Pre?|n°)) (?=[\\p{L}\\p{N}]|\\{\\{)`,
  `(?<=${ALONE}(?:1er|[12]?\\d|3[01])) (?=${MONTH})`,
  `(?<=${ALONE}${MONTH}) (?=\\d{4}(?!\\d))`,
].join('|');

const RULES = new RegExp(
  [
    `(?<untouched>${UNTOUCHED})`,
    `${AFTER_WORD}${SPACES}(?<colon>:+)${BEFORE_GAP}`,
    `${AFTER_WORD}${SPACES}(?<high>[;!?]+)${BEFORE_GAP}`,
    `(?<open>«)${SPACES}`,
    `${SPACES}(?<close>»)`,
    "(?<=\\p{L})(?<apostrophe>')(?=[\\p{L}\\p{N}«<{&])",
    `(?<=${ALONE}\\d{1,2})(?<hour>h)(?=\\d{2}(?![\\p{L}\\p{N}]))`,
    `(?<=${ALONE}\\d{1,2})(?<fullHour>h)(?![\\p{L}\\p{N}])`,
    '(?<=\\d|\\}\\}) (?<unit>[€$%]|(?:km|min)(?![\\p{L}\\p{N}])|h(?: (?=\\d{2}(?!\\d)|\\{\\{)|(?![\\p{L}\\p{N}])))',
    `(?<=${ALONE}(?<!h[ ${NBSP}])\\d{1,3})(?<thousands> )(?=\\d{3}(?!\\d))`,
    `(?<tied>${BEFORE_TIED})`,
  ].join('|'),
  'giu',
);

type Sign = 'colon' | 'high' | 'open' | 'close' | 'apostrophe';
type Found = Partial<Record<Sign | 'hour' | 'fullHour' | 'unit' | 'thousands' | 'tied', string>>;

const BETWEEN_LETTERS = /(?<=\p{L})'(?=\p{L})/gu;

const IN_FRANCE = { beforeHigh: NARROW, thousands: NARROW };
const IN_QUEBEC = { beforeHigh: '', thousands: NBSP };

/**
 * Sets the spaces and apostrophes of a text, leaving markup, placeholders and addresses alone.
 * fr-FR: U+202F before ; ! ? and between thousands. fr-CA: none before ; ! ?, and U+00A0 between thousands.
 * Both: U+00A0 before the colon, inside « », in « 18 h 30 », « 5 mars 2027 », « n° 3 », « Mme Le Démo », « 12,50 € ».
 * Safe to apply twice. English gets its apostrophes, and nothing else.
 */
export function typeset(text: string, locale: Locale): string {
  if (locale === 'en') return text.replaceAll(BETWEEN_LETTERS, '’');
  const custom = locale === 'fr-CA' ? IN_QUEBEC : IN_FRANCE;
  return text.replace(RULES, (match: string, ...groups: unknown[]) => {
    const found = groups.at(-1) as Found;
    if (found.colon) return NBSP + found.colon;
    if (found.high) return custom.beforeHigh + found.high;
    if (found.open) return found.open + NBSP;
    if (found.close) return NBSP + found.close;
    if (found.apostrophe) return '’';
    return numberOrTied(match, found, custom.thousands);
  });
}

function numberOrTied(match: string, found: Found, betweenThousands: string): string {
  if (found.hour) return `${NBSP}${found.hour}${NBSP}`;
  if (found.fullHour) return NBSP + found.fullHour;
  if (found.unit) return NBSP + found.unit.replace(' ', NBSP);
  if (found.thousands) return betweenThousands;
  return found.tied ? NBSP : match;
}

/** What somebody typed, in whatever language: no line begins with the sign that a space of theirs stands before. */
export const tieSigns = (typed: string): string => typed.replaceAll(/ (?=[:;!?]+(?:\s|$)|»)|(?<=«) /g, NBSP);
