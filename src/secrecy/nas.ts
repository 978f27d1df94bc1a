import { GAP, groupLengths, onlyFigures, passesLuhn } from './figures.js';
import type { Legible } from './legible.js';
import { withoutLinks } from './links.js';
import { passages } from './passages.js';
import type { Level, Passage, Setting } from './rule.js';

/*
 * Numéro d'assurance sociale: nine figures and Luhn's key, as a SIREN has. What stands before it tells which;
 * then whether the text speaks of social insurance; then where it was written.
 */
const candidate = new RegExp(`(?<!\\d)[1-79](?:${GAP}\\d){8}(?!\\d)`, 'g');

const person = /\b(?:nas|n\.a\.s|sin|s\.i\.n)(?![a-z])|assurance[ -]?sociale|social insurance/g;
const organisation =
  /\b(?:siren|siret|finess|rcs|rna|tva|tps|tvq|adeli|rpps|naf|ape|uai|rne|neq|idcc)(?![a-z])|(?:numero|no|n°) d'(?:entreprise|enregistrement)|bienfaisance/g;
/** How far before a number its label is looked for. */
const LABEL_REACH = 60;
const NEAR = 20;

/** « 123 456 782 00015 » is a SIRET, « 249, 514 555-0123 » ends in a telephone, « 12345 6782 RR0001 » an enterprise, « 123 456 782 $ » money. */
const somethingElse = new RegExp(`^(?:${GAP}\\d{4,5}(?!\\d)|${GAP}r[a-z][ ]?\\d{4}| ?[$€%])`);

export function findNass({ plain }: Legible, { country }: Setting): Passage[] {
  const hasContext = plain.search(person) >= 0;
  if (!hasContext && country !== 'CA-QC') return [];
  const outside = withoutLinks(plain);
  return passages(candidate, outside, ({ 0: written, index }) => {
    if (!passesLuhn(onlyFigures(written))) return null;
    const before = outside.slice(Math.max(0, index - LABEL_REACH), index);
    const label = nearestLabel(before);
    if (label?.is === 'organisation') return null;
    if (label && label.distance < NEAR) return 'block';
    const end = index + written.length;
    if (somethingElse.test(outside.slice(end, end + 12))) return null;
    return levelUnlabelled(written, hasContext);
  });
}

function levelUnlabelled(written: string, hasContext: boolean): Level | null {
  const groups = groupLengths(written).join('-');
  if (hasContext) return groups === '3-3-3' || groups === '9' ? 'block' : null;
  return groups === '3-3-3' ? 'confirm' : null;
}

/** Of the labels before a number, the last one names it. */
function nearestLabel(before: string): { is: 'person' | 'organisation'; distance: number } | null {
  const ofPerson = endOfLast(person, before);
  const ofOrganisation = endOfLast(organisation, before);
  if (ofPerson === ofOrganisation) return null;
  const is = ofPerson > ofOrganisation ? 'person' : 'organisation';
  return { is, distance: before.length - Math.max(ofPerson, ofOrganisation) };
}

const endOfLast = (label: RegExp, before: string): number =>
  [...before.matchAll(label)].reduce((_, match) => match.index + match[0].length, -1);
