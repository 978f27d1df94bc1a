import { evenlyGrouped, figures, GAP } from './figures.js';
import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { passages } from './passages.js';
import type { Passage } from './rule.js';

/*
 * Numéro de Sécurité sociale: sex, year, month (20 and above when it is not known), département (2A and 2B in
 * Corsica), place, order; then the key: 97 less the rest of what precedes by 97.
 */
const gap = '[ \\n.,\\-/_]{0,3}';
const month = '(?:0\\n?[1-9]|1\\n?[0-2]|[2-9]\\n?\\d)';
const departement = `(?:${figures(2)}|2\\n?[ab])`;
const body = ['[1-478]', figures(2), month, departement, figures(3), figures(3)].join(gap);
const beforeKey = '(?:[ \\n.,;:|(/_\\-]{0,3}|[ \\n,;(/-]{0,3}clef?[ :.=n°]{0,4})';
const inItsGroups = new RegExp(`(?<!\\d)${body}(?:${beforeKey}${figures(2)})?(?!\\d)`, 'g');

/** Alone among figures, with its key, in groups of somebody's own. */
const inOtherGroups = new RegExp(`(?<!\\d${GAP})[1-478](?:${GAP}\\d){14}(?!${GAP}\\d)`, 'g');
const monthWithin = new RegExp(`^\\d{3}${month}`);
const aboutInsurance = /\b(?:nir|nss|insee|vitale|immatriculation|secu)\b|securite sociale/;

export function findNirs({ plain }: Legible): Passage[] {
  const hasContext = aboutInsurance.test(plain);
  return [
    ...passages(inItsGroups, plain, ([written]) =>
      hasRightKey(charactersOf(written)) && (hasContext || isWrittenSo(written)) ? 'block' : null,
    ),
    ...passages(inOtherGroups, plain, ([written]) => {
      const number = charactersOf(written);
      const isCandidate = monthWithin.test(number) && (hasContext || isEven(written));
      return isCandidate && hasRightKey(number) ? 'block' : null;
    }),
    // A wrong key is a slip of the finger more often than another number.
    ...passages(inItsGroups, withoutLinks(plain), ([written]) =>
      hasPlausiblePlace(charactersOf(written)) && isWrittenSo(written) ? 'confirm' : null,
    ),
  ];
}

const isEven = (written: string): boolean => evenlyGrouped(written) && gapsOf(written).size === 1;

const gapsOf = (written: string): Set<string> => new Set(written.match(/[^\dab]+/g));

const usualGroups = new Set(['15', '13', '13-2', '1-2-2-2-3-3-2', '1-2-2-2-3-3']);
const LONGEST_PART = 7;

/** Not numbers that stand side by side: « 13003 04… » is a post code and a telephone. */
function isWrittenSo(written: string): boolean {
  if (/^\d{5}[^\dab]+0\d{9}$/.test(written)) return false;
  const unbroken = written.replace(/(?<=[\dab])\n(?=[\dab])/, '');
  return [written, unbroken].some((text) => {
    const groups = text.split(/[^\dab]+/).map((group) => group.length);
    return (
      usualGroups.has(groups.join('-')) || (gapsOf(text).size === 1 && Math.max(...groups) <= LONGEST_PART)
    );
  });
}

const charactersOf = (written: string): string => written.replace(/[^\dab]/g, '');

const hasPlausiblePlace = (number: string): boolean =>
  number.slice(5, 7) !== '00' && number.slice(7, 10) !== '000' && number.slice(10, 13) !== '000';

function hasRightKey(number: string): boolean {
  if (number.length !== 15) return false;
  const figuresOnly = number.slice(0, 13).replace('2a', '19').replace('2b', '18');
  return 97 - (Number(figuresOnly) % 97) === Number(number.slice(13));
}
