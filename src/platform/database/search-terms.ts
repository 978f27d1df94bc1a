import { searchable } from '../../kernel/text.js';
import { stem } from './search-stem.js';

/** A word that says something. */
export interface Word {
  /** As it is written, without its hyphens. */
  whole: string;
  /** Between its hyphens, as far as they say something: the whole alone where there are none. */
  parts: string[];
}

const LONGEST = 60;

const STOP_WORDS = new Set(
  [
    'a ai as au aux avec c ce ces cet cette ci d dans de des du elle elles en est et etait etre eu eux il ils',
    'j je l la le les leur leurs lui m ma mais me mes moi mon n ne ni nos notre nous on ont ou par pas pour qu que',
    'qui s sa sans se sera ses si son sont sur t ta te tes toi ton tu un une vos votre vous y',
    'and are at be by for from in is of on or that the this to with',
  ].flatMap((line) => line.split(' ')),
);

const ELIDED = /(?<![\p{L}\p{N}])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'/gu;
const DOTTED = /(?<![\p{L}\p{N}])(?:\p{L}\.){2,}\p{L}?(?![\p{L}\p{N}])/gu;
const HYPHEN = /[-‐‑]/;
const WORD = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)*/gu;

/** In the order of the text, without those that say nothing: « C.C.A.S. de l'Élorn » is `ccas` and `elorn`. */
export function wordsOf(text: string): Word[] {
  const plain = searchable(text.toWellFormed())
    .replace(DOTTED, (letters) => letters.replaceAll('.', ''))
    .replace(ELIDED, ' ');
  return (plain.match(WORD) ?? []).map(wordOf).filter(({ parts }) => parts.length > 0);
}

function wordOf(written: string): Word {
  const parts = written.split(HYPHEN).map(plainTerm);
  return { whole: parts.join('').slice(0, LONGEST), parts: parts.filter(isTelling) };
}

const isTelling = (word: string): boolean => !STOP_WORDS.has(word);

/** Databases agree on ASCII; letters of other scripts become their numbers. */
const plainTerm = (word: string): string =>
  word.slice(0, LONGEST).replace(/[^a-z0-9]/gu, (letter) => `_${letter.codePointAt(0)!.toString(16)}`);

/** What a text is found by: each word as it is written, and what its other forms share with it. */
export function termsOf(text: string): string[] {
  const terms = wordsOf(text)
    .flatMap(({ whole, parts }) => [whole, ...parts])
    .flatMap((word) => [word, stem(word)]);
  return [...new Set(terms)];
}
