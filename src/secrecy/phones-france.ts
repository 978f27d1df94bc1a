import { figures, GAP } from './figures.js';
import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { passages } from './passages.js';
import type { Passage, Setting } from './rule.js';

/** France and its overseas départements, « +33 (0)6 » included. */
const fromAbroad = `(?:\\+|00)${GAP}(?:33|262|590|594|596)${GAP}(?:\\(0\\)${GAP})?`;
/** After « 06 »: by pairs, or as people remember theirs. */
const groupings = [
  `(?:${GAP}${figures(2)}){4}`,
  `\\d${GAP}\\d{3}${GAP}\\d{4}`,
  `\\d\\d${GAP}\\d{3}${GAP}\\d{3}`,
  `${GAP}\\d\\d${GAP}\\d{3}${GAP}\\d{3}`,
  `${GAP}\\d{3}${GAP}\\d{3}${GAP}\\d\\d`,
  '(?: \\d){8}',
];
/** Not 08: nobody lives behind a free or a special-rate number. */
const candidate = new RegExp(
  `(?<!\\d)(?:${fromAbroad}|\\(?(?:0|\\bO)\\)?${GAP})([1-79]\\)?(?:${groupings.join('|')}))(?!\\d)`,
  'g',
);

export const findFrenchMobiles = (legible: Legible): Passage[] =>
  frenchNumbers(legible).filter(({ level }) => level === 'confirm');

export const findFrenchLandlines = (legible: Legible, { isPublicContact }: Setting): Passage[] =>
  isPublicContact ? [] : frenchNumbers(legible).filter(({ level }) => level === 'advise');

/** Both kinds in one reading, so that two numbers side by side are cut where they meet. */
const frenchNumbers = ({ text }: Legible): Passage[] =>
  passages(candidate, withoutLinks(text), ([written, national = '']) => {
    if (beginsAsADay.test(written) || isACount(written) || !isEvenlyTyped(national)) return null;
    return /^[67]/.test(national) ? 'confirm' : 'advise';
  });

/** « 07/12/2026 10 » is a day and an hour, and so is what follows its day. */
const beginsAsADay = /^(?:\d\d([-/. ])\d\d\1|\d\d[-/.])(?:19|20)\d\d(?!\d)/;

/** « Les 07-08-09-10-11 décembre ». */
function isACount(written: string): boolean {
  const [first = 0, ...others] = written.split(/\D+/).map(Number);
  return others.length >= 4 && others.every((number, index) => number === first + index + 1);
}

/** « 05/12 06 39 98 » is a day and the beginning of a number; « 06.39.98.00 01 » a slip of the finger. */
function isEvenlyTyped(national: string): boolean {
  const gaps = new Set(national.replace(/\n/g, ' ').match(/\D+/g));
  return gaps.size < 2 || (gaps.size === 2 && ![...gaps].some((gap) => gap.includes('/')));
}
