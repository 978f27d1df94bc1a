import { isDoubtful } from '../../vocabulary/acronyms.js';
import type { Country } from '../../vocabulary/territories.js';
import { type Word, wordsOf } from './acronym-words.rules.js';
import type { Acronyms } from './acronyms.rules.js';
import { type Entry, readersFirst } from './glossary.rules.js';

/** A piece of a text, and what it stands for where it is an acronym that is explained here. */
export interface Segment {
  text: string;
  senses: readonly Entry[];
}

export interface Reading {
  country: Country;
  /** The acronyms that were explained before in the same text, to which those of this piece are added. */
  seen?: Set<string>;
}

/** The segments of a text, which together are that text; each acronym is explained where it first stands. */
export function explained(
  text: string,
  acronyms: Acronyms,
  { country, seen = new Set() }: Reading,
): Segment[] {
  const segments: Segment[] = [];
  let end = 0;
  for (const { start, text: word, key } of acronymsIn(text, acronyms)) {
    if (seen.has(key)) continue;
    seen.add(key);
    if (start > end) segments.push({ text: text.slice(end, start), senses: [] });
    segments.push({ text: word, senses: readersFirst(acronyms.senses.get(key) ?? [], country) });
    end = start + word.length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), senses: [] });
  return segments;
}

type Found = Word & { key: string };

function* acronymsIn(text: string, acronyms: Acronyms): Generator<Found> {
  let at = 0;
  for (const line of text.split('\n')) {
    for (const { start, ...word } of acronymsOfLine(wordsOf(line, acronyms)))
      yield { ...word, start: at + start };
    at += line.length + 1;
  }
}

function acronymsOfLine(words: readonly Word[]): Found[] {
  if (words.every(({ key }) => key === null)) return [];
  const shouted = isShouted(words);
  const isOne = (word: Word, index: number): word is Found => {
    if (word.key === null) return false;
    return shouted ? standsOut(word.key) : !isDoubtful(word.key) || isIntroduced(words, index);
  };
  return words.filter(isOne);
}

const CAPITALS = /^\p{Lu}{2,}$/u;
const LETTERS = /^\p{L}{2,}$/u;

/** « FERMETURE DU CCAS DE BREST »: a line in capitals, in which a short acronym may be a plain word. */
function isShouted(words: readonly Word[]): boolean {
  const others = words.filter(({ key, text }) => key === null && LETTERS.test(text));
  const capitals = others.filter(({ text }) => CAPITALS.test(text));
  return capitals.length >= 2 && capitals.length * 2 > others.length;
}

const LEAST_IN_CAPITALS = 4;

const standsOut = (key: string): boolean => key.length >= LEAST_IN_CAPITALS && !isDoubtful(key);

/** What stands before a noun: « une ES », « l'IP », « aux OC ». */
const BEFORE_NOUNS = new Set(
  'un une le la les l d du des au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs ce cet cette ces chaque a an the'.split(
    ' ',
  ),
);
const AND = new Set(['et', 'ou', 'and', 'or']);

/** Whether the words beside a doubtful acronym are those of one: an article, or another acronym. */
function isIntroduced(words: readonly Word[], index: number): boolean {
  const before = words[index - 1];
  if (before && BEFORE_NOUNS.has(before.text.toLowerCase())) return true;
  return [-1, 1].some((step) => {
    const beside = words[index + step];
    const next = beside && AND.has(beside.text) ? words[index + 2 * step] : beside;
    return (next?.key ?? null) !== null;
  });
}
