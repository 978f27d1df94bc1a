import { searchable } from '../../kernel/text.js';
import { allStructureTypes } from '../../vocabulary/structure-types.js';
import { contains } from '../../vocabulary/territories.js';

/** What tells one structure from another. */
export interface Named {
  name: string;
  type: string;
  town: string | null;
  territory: string;
}

/** Shown to who adds one: more would not be read. */
const MOST_SHOWN = 5;

const EMPTY_WORDS = new Set(
  'a au aux d de des du en et l la le les par pour sur the of and pays ville commune'.split(' '),
);

/** « C.C.A.S. » and « C. C. A. S. » are written `ccas`. */
const SPELT_OUT = /(?:\b[a-z]\. ?){2,}(?:[a-z]\b)?/g;

const undotted = (text: string): string =>
  searchable(text).replace(SPELT_OUT, (letters) => `${letters.replace(/[^a-z]/g, '')} `);

const singular = (word: string): string =>
  word.length > 3 && !word.endsWith('ss') ? word.replace(/s$/, '') : word;

const words = (text: string): string[] =>
  undotted(text)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word))
    .map(singular);

interface Wording {
  code: string;
  words: string[];
}

/** How types are named in full, the longest first: « maison des solidarités », « service social départemental ». */
const WORDINGS: readonly Wording[] = allStructureTypes()
  .flatMap(({ code, label }) =>
    label.fr
      .replace(/\(.*\)/, '')
      .split(/ ou (?:de )?/)
      .map((wording) => ({ code, words: words(wording) })),
  )
  .filter((wording) => wording.words.length > 1 && wording.words[0] !== 'autre')
  .sort((one, other) => other.words.length - one.words.length);

/** Two letters mean many things: they are a type's where it is the one that was chosen. */
const codeOfAcronym = (word: string, type: string): string | undefined =>
  allStructureTypes().find(
    ({ code, acronym }) =>
      acronym !== null && words(acronym)[0] === word && (word.length > 2 || code === type),
  )?.code;

/** Types stand as their codes, so that « CCAS » and « Centre communal d'action sociale » are the same word. */
const TYPE = /^type:/;

function typed(name: readonly string[], type: string): string[] {
  const found = WORDINGS.find((wording) => placeIn(name, wording.words) >= 0);
  if (found) {
    const at = placeIn(name, found.words);
    const before = name.slice(0, at);
    const after = name.slice(at + found.words.length);
    return [...typed(before, type), `type:${found.code}`, ...typed(after, type)];
  }
  return name.map((word) => {
    const code = codeOfAcronym(word, type);
    return code === undefined ? word : `type:${code}`;
  });
}

const placeIn = (name: readonly string[], wording: readonly string[]): number =>
  name.findIndex((_, at) => wording.every((word, offset) => name[at + offset] === word));

interface Marks {
  types: Set<string>;
  /** What is left of the name, and the town. */
  own: string[];
  town: string[];
}

function marksOf({ name, type, town }: Named): Marks {
  const named = typed(words(name), type);
  const types = named.filter((word) => TYPE.test(word));
  const townWords = words(town ?? '');
  return {
    types: new Set(types.length > 0 ? types : [`type:${type}`]),
    own: [...new Set([...named.filter((word) => !TYPE.test(word)), ...townWords])].sort(),
    town: townWords,
  };
}

/** The type that a name says itself: « CCAS de Brest » is one. */
export function typeIn(name: string): string | null {
  const found = typed(words(name), '').find((word) => TYPE.test(word));
  return found?.replace(TYPE, '') ?? null;
}

/** As it is picked from a list: with its town, where its name does not say it. */
export function structureLabel({ name, town }: Pick<Named, 'name' | 'town'>): string {
  const isSaid = town === null || searchable(name).includes(searchable(town));
  return isSaid ? name : `${name} (${town})`;
}

/** The same for what is surely the same: its type and its own words, in no order. */
export function likenessOf(structure: Named): string {
  const { types, own } = marksOf(structure);
  return [...[...types].sort(), ...own].join(' ');
}

/** What a search for its name, its acronym, its town or its territory finds. */
export const structureSearchText = (
  { name, town }: Pick<Named, 'name' | 'town'>,
  { acronym, territory }: { acronym: string | null; territory: string },
): string => undotted([name, acronym, town, territory].filter(Boolean).join(' ')).trim();

/** The words to look for, each by itself. */
export const searchedWords = (asked: string): string[] =>
  undotted(asked)
    .split(/[^a-z0-9'&+-]+/)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word))
    .slice(0, 6);

const isElsewhere = (one: Marks, other: Marks): boolean =>
  one.town.length > 0 &&
  other.town.length > 0 &&
  !one.town.every((word) => other.own.includes(word)) &&
  !other.town.every((word) => one.own.includes(word));

/** Whether two may be one, so that who adds the second is asked. */
export function isNear(one: Named, other: Named): boolean {
  if (!contains(one.territory, other.territory) && !contains(other.territory, one.territory)) return false;
  const [first, second] = [marksOf(one), marksOf(other)];
  if (isElsewhere(first, second)) return false;
  if (likenessOf(one) === likenessOf(other)) return true;
  const [fewer, more] = [first.own, second.own].sort((a, b) => a.length - b.length) as [string[], string[]];
  const isWithin = fewer.length > 0 && fewer.every((word) => more.some((each) => isAlike(word, each)));
  const isSameType = one.type === other.type || [...first.types].some((type) => second.types.has(type));
  return isWithin && (isSameType || fewer.length > 1);
}

/** Those that a new one may be, the likeliest first. */
export function nearOnes<Known extends Named>(added: Named, known: readonly Known[]): Known[] {
  const likeness = likenessOf(added);
  return known
    .filter((each) => isNear(added, each))
    .sort((a, b) => Number(likenessOf(b) === likeness) - Number(likenessOf(a) === likeness))
    .slice(0, MOST_SHOWN);
}

/** The words by which those that it may be are looked up. */
export const tellingWords = (structure: Named): string[] =>
  marksOf(structure)
    .own.sort((a, b) => b.length - a.length)
    .slice(0, 4);

const SHORTEST_MISTYPED = 5;

/** The same word, or a long one with one letter more, less or other. */
function isAlike(one: string, other: string): boolean {
  if (one === other) return true;
  const [shorter, longer] = one.length <= other.length ? [one, other] : [other, one];
  if (shorter.length < SHORTEST_MISTYPED || longer.length - shorter.length > 1) return false;
  const start = [...shorter].findIndex((letter, at) => letter !== longer[at]);
  const at = start < 0 ? shorter.length : start;
  const rest = shorter.length === longer.length ? shorter.slice(at + 1) : shorter.slice(at);
  return rest === longer.slice(at + 1);
}
