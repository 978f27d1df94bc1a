/** Plurals that end like no other. */
const IRREGULAR: Record<string, string> = {
  baux: 'bail',
  travaux: 'travail',
  vitraux: 'vitrail',
  yeux: 'oeil',
  maux: 'mal',
};

/** What a word may end with, the longest first, and what stands for it; at least three letters come before. */
const ENDINGS: readonly (readonly [ending: string, instead: string])[] = [
  ['issement', 'i'],
  ['ivement', 'if'],
  ['issant', 'i'],
  ['atrice', ''],
  ['ement', ''],
  ['ateur', ''],
  ['ation', ''],
  ['trice', 'teur'],
  ['euse', 'eu'],
  ['ive', 'if'],
  ['eau', 'el'],
  ['que', 'c'],
  ['y', 'i'],
];

const SHORTEST = 3;

/**
 * What the forms of a French word have in common: `hebergements`, `hebergee` and `heberger` are all `heberg`. After
 * Savoy's light stemmer, whose endings it has fewer of; unlike Snowball's, it is made for words without accents, since
 * people search without them. English plurals fall off with it.
 * @param word lower-case, without accents
 */
export function stem(word: string): string {
  if (word.length <= SHORTEST || !/^[a-z]+$/.test(word)) return word;
  return withoutTail(withoutEnding(singular(word)));
}

function singular(word: string): string {
  const irregular = IRREGULAR[word];
  if (irregular !== undefined) return irregular;
  if (/[ey]aux$/.test(word)) return word.slice(0, -1);
  if (word.length > 4 && word.endsWith('aux')) return `${word.slice(0, -2)}l`;
  if (/[aeo]ux$/.test(word)) return word.slice(0, -1);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutEnding(word: string): string {
  const found = ENDINGS.find(([ending]) => word.endsWith(ending) && word.length >= ending.length + SHORTEST);
  return found ? word.slice(0, -found[0].length) + found[1] : word;
}

/** Marks of the feminine and of the infinitive, and a letter that is doubled before them. */
const withoutTail = (word: string): string =>
  word
    .replace(/(?<=.{3})e+$/, '')
    .replace(/(?<=.{3}[eiu])r$/, '')
    .replace(/(?<=.{3})e+$/, '')
    .replace(/(?<=.{2})(.)\1$/, '$1');
