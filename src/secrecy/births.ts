import type { Legible } from './legible.js';
import { passages } from './passages.js';
import type { Passage } from './rule.js';

const born = 'ne(?:e?s?|\\(e\\)s?|[.\\-/]e{1,2}s?)';
const label = '(?:date (?:de )?)?naiss(?:ance)?\\.?|ddn|dn|d\\.d\\.n\\.?|dob';
const monthName =
  '(?:janv(?:ier)?|fevr?(?:ier)?|mars|avr(?:il)?|mai|juin|juil(?:let)?|aout|sept(?:embre)?|oct(?:obre)?|nov(?:embre)?|dec(?:embre)?)\\.?';
const between = '[ \\n/.\\-]{1,3}';
const dates = [
  `(\\d{1,2})${between}(\\d{1,2})${between}(?:\\d{4}|\\d{2})`,
  `\\d{4}${between}(\\d{1,2})${between}(\\d{1,2})`,
  `\\d{1,2}(?:er|e)?[ \\n]?${monthName}[ \\n]?(?:\\d{4}|\\d{2})`,
  '(\\d\\d)(\\d\\d)(?:19|20)\\d\\d',
];
const candidate = new RegExp(
  `(?<![a-z0-9]|nouveaux?-)(?:${born}|${label})(?![a-z0-9])([^\\d.!?;]{0,30}?)(?:${dates.join('|')})(?!\\d)`,
  'g',
);

/** A word of birth, and a whole date. « Née en 1987 » says nothing of anybody. */
export const findBirths = ({ text, plain }: Legible): Passage[] =>
  passages(candidate, plain, (match) => {
    const { 1: gap = '', index } = match;
    const figures = match.slice(2).filter(Boolean).map(Number);
    const before = plain.slice(Math.max(0, index - 80), index);
    return isDayAndMonth(figures) && tellsABirth(text.slice(index), gap) && !isOfThings.test(before)
      ? 'confirm'
      : null;
  });

/** In either order; a date in words has no figures here. */
const isDayAndMonth = ([first = 1, second = 1]: number[]): boolean =>
  Math.min(first, second) >= 1 && Math.min(first, second) <= 12 && Math.max(first, second) <= 31;

function tellsABirth(text: string, gap: string): boolean {
  if (/^ne(?![\p{L}(./-])/iu.test(text)) return gap === ' le ';
  if (/^naissance/i.test(text)) return /^[ \n:=,(-]*(?:(?:de |d')[a-z' ]+ )?(?:(?:le|du|au) )?$/.test(gap);
  return !/^ (?:de|des|du|d')(?![a-z])/.test(gap) || /^d/i.test(text);
}

/** « Le collectif est né le… », « le projet, né le… » : at the head of its clause. */
const isOfThings =
  /(?:^|[.!?:;,\n(] ?|que )(?:(?:le|la|les|un|une|ce|cette|notre|nos) |l')?(?:aide|association|antenne|cafe|centre|collectif|dispositif|equipe|federation|fondation|foyer|groupe|idee|initiative|loi|maison|mesure|mouvement|permanence|plateforme|prime|projet|reseau|service|structure|syndicat)(?:s? |,| est|(?: (?!qui )[^ .!?,]+){1,4},? est) ?$/;
