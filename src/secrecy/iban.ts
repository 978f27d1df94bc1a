import { GAP } from './figures.js';
import { ibanLengths } from './iban-lengths.js';
import type { Legible } from './legible.js';
import type { Passage } from './rule.js';

/** Country and key, even glued to the word: « IBANFR14… ». */
const head = new RegExp(`(?<=(?<![a-z0-9])(?:iban)?)([a-z]{2})(${GAP})\\d\\n?\\d`, 'g');

const wholeOf = new Map(
  Object.values(ibanLengths).map((length) => [
    length,
    new RegExp(`(?:[a-z0-9]${GAP}){${length - 1}}[a-z0-9](?![a-z0-9])`, 'y'),
  ]),
);

/** ISO 13616: the length of its country, and 1 as the rest by 97 once country and key are moved to the end. */
export function findIbans({ text, plain }: Legible): Passage[] {
  const found: Passage[] = [];
  for (const { 1: country = '', 2: gap, index } of plain.matchAll(head)) {
    const isCapital = /^[A-Z]{2}/.test(text.slice(index, index + 2));
    const end = gap === '' || isCapital ? endOfAccount(plain, index, country) : null;
    if (end && isAccount(text.slice(index, end))) found.push({ level: 'block', start: index, end });
  }
  return found;
}

function endOfAccount(plain: string, start: number, country: string): number | null {
  const whole = wholeOf.get(ibanLengths[country.toUpperCase()] ?? 0);
  if (!whole) return null;
  whole.lastIndex = start;
  return whole.test(plain) ? whole.lastIndex : null;
}

/** Figures for the most part, and no word of a sentence among its groups. */
function isAccount(written: string): boolean {
  const characters = written.toUpperCase().replace(/[^A-Z0-9]/g, '');
  const account = characters.slice(4);
  const figures = account.replace(/\D/g, '').length;
  const hasWord = written.split(/[^A-Za-z0-9]+/).some((group) => /^[A-Za-z]*[a-z]{3}$/.test(group));
  return figures * 2 >= account.length && !hasWord && restBy97(account + characters.slice(0, 4)) === 1;
}

/** Letters count as 10 to 35. */
const restBy97 = (characters: string): number =>
  [...characters].reduce((rest, character) => {
    const value = parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);
