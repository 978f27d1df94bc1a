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

const RULES = new RegExp(
  [
    `(?<untouched>${UNTOUCHED})`,
    `${AFTER_WORD}${SPACES}(?<colon>:+)${BEFORE_GAP}`,
    `${AFTER_WORD}${SPACES}(?<high>[;!?]+)${BEFORE_GAP}`,
    `(?<open>«)${SPACES}`,
    `${SPACES}(?<close>»)`,
    "(?<=\\p{L})(?<apostrophe>')(?=[\\p{L}\\p{N}«<{&])",
    '(?<=\\d) (?<unit>[€$%]|h(?: (?=\\d{2}(?!\\d))|(?![\\p{L}\\p{N}])))',
  ].join('|'),
  'giu',
);

/**
 * Sets the spaces and apostrophes of a French text, leaving markup, placeholders and addresses alone.
 * fr-FR: U+202F before ; ! ? — fr-CA: none. Both: U+00A0 before the colon, inside « » and in « 18 h 30 ».
 * Safe to apply twice; English is returned as it is.
 */
export function typeset(text: string, locale: Locale): string {
  if (locale === 'en') return text;
  const beforeHigh = locale === 'fr-CA' ? '' : NARROW;
  return text.replace(RULES, (match: string, ...found: unknown[]) => {
    const { colon, high, open, close, apostrophe, unit } = found.at(-1) as Record<string, string | undefined>;
    if (colon) return NBSP + colon;
    if (high) return beforeHigh + high;
    if (open) return open + NBSP;
    if (close) return NBSP + close;
    if (apostrophe) return '’';
    if (unit) return NBSP + unit.replace(' ', NBSP);
    return match;
  });
}
