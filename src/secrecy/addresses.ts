import { firstNames } from './first-names.js';
import type { Legible } from './legible.js';
import type { Passage } from './rule.js';
import { isServiceWord, personalDomains } from './service-words.js';
import { towns } from './towns.js';

/** « @ », and what is typed in its place against robots. */
const at = / ?@ ?| ?[([] ?(?:at|arobase|a) ?[)\]] ?/g;
const before = /[\p{L}\p{N}_%+'-]+(?:\.[\p{L}\p{N}_%+'-]+)*$/u;
const after = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/u;
/** RFC 5321, § 4.5.3.1. */
const LOCAL_PART = 64;
const DOMAIN = 255;

/** Somebody's address is asked about; a service's never is. */
export function findAddresses({ plain }: Legible): Passage[] {
  return [...plain.matchAll(at)].flatMap(({ 0: sign, index }) => {
    const end = index + sign.length;
    const domain = after.exec(plain.slice(end, end + DOMAIN))?.[0];
    const local = domain && before.exec(plain.slice(Math.max(0, index - LOCAL_PART), index))?.[0];
    if (!local || !namesSomebody(local, domain)) return [];
    return [{ level: 'confirm' as const, start: index - local.length, end: end + domain.length }];
  });
}

/** First name and name, initial and name; or whatever is no service's word in a personal mailbox. */
function namesSomebody(local: string, domain: string): boolean {
  const words = (local.split('+')[0] ?? '')
    .split(/[^\p{L}]+/u)
    .filter((word) => word && !particles.has(word));
  const [first = ''] = words;
  if (firstNames.has(first)) return true;
  if (words.length === 0 || words.some(isServiceWord)) return false;
  if (words.some((word) => firstNames.has(word)) || personalDomains.test(domain)) return true;
  // Beside a word that is no first name, a town says where the service is.
  if (words.some((word) => towns.has(word))) return false;
  return words.length === 1 ? isGluedName(first) : isNameInWords(words);
}

const particles = new Set('d da de des di du el en et l la le les van'.split(' '));

/** « mariekerfictif », « karimdu29 », « jkerfictif ». */
const isGluedName = (word: string): boolean =>
  beginsWithAFirstName(word) ||
  firstNames.has(word.replace(/du$/, '')) ||
  (word.length >= 6 && initialThenConsonant.test(word));

const beginsWithAFirstName = (word: string): boolean =>
  [4, 5, 6, 7, 8, 9].some((length) => word.length - length >= 3 && firstNames.has(word.slice(0, length)));

/** Two consonants that begin no French word: the first is an initial. */
const initialThenConsonant =
  /^(?!bl|br|ch|cl|cr|dr|fl|fr|gl|gn|gr|kr|ph|pl|pn|pr|ps|qu|rh|sc|sk|sl|sm|sn|sp|sq|st|sw|th|tr|ts|tw|vl|vr|wh)[b-df-hj-np-tv-z](?!h)[b-df-hj-np-tv-z]\p{L}*[aeiouy]/u;

function isNameInWords(words: readonly string[]): boolean {
  const [first = '', ...others] = words;
  if (words.length > 4) return false;
  const isFirst = first.length === 1 || doubleInitials.test(first) || hasVowelAmongLetters(first);
  return isFirst && others.every((word) => word.length === 1 || hasVowelAmongLetters(word));
}

const doubleInitials = /^(?:j[a-z]|m[cfhpt]|p[aeyl]|fx|ac|dr)$/;

/** An acronym such as « ldh » has no vowel, or two letters. */
const hasVowelAmongLetters = (word: string): boolean => word.length > 2 && /[aeiouy]/.test(word);
