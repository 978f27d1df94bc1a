import { stem } from './search-stem.js';
import { type Word, wordsOf } from './search-terms.js';

/** What a row has to have, said without any database's syntax. */
export type Wanted =
  | { term: string; isBeginning?: true }
  | { allOf: readonly Wanted[] }
  | { anyOf: readonly Wanted[] }
  | { found: Wanted; butNot: Wanted };

/**
 * Where words are, best first: in the title, in the title or the name, or anywhere; at last anywhere too, where the last
 * word may be a beginning. Each has what those before it have.
 */
export const PLACES = ['title', 'name', 'anywhere', 'beginning'] as const;
export type Place = (typeof PLACES)[number];

const MARKS: Record<Place, readonly string[]> = {
  title: ['.t.'],
  name: ['.t.', '.n.'],
  anywhere: [''],
  beginning: [''],
};

/** More are a text rather than a question. */
const MOST_WORDS = 12;
const SHORTEST_BEGINNING = 3;

/** A term as it stands in one place; anywhere it is the plain term. */
export const placedTerm = (place: 'title' | 'name', term: string): string => `.${place[0]}.${term}`;

/** What a row is, rather than says: `factTerm('territory', 'FR-29')`. No word is ever the same. */
export const factTerm = (fact: string, value: string): string => `.${fact}.${value.toLowerCase()}`;

/**
 * Every word of a question, in any of its forms and in any order. Null for what names nothing: stop words, signs, and as
 * `beginning` a last word that is too short. Whatever else people type is inert.
 */
export function wantedBy(question: string, place: Place): Wanted | null {
  const words = wordsOf(question).slice(0, MOST_WORDS);
  const last = words.at(-1);
  if (!last || (place === 'beginning' && last.whole.length < SHORTEST_BEGINNING)) return null;
  return { allOf: words.map((word) => wantedWord(word, place, word === last)) };
}

function wantedWord({ whole, parts }: Word, place: Place, isLast: boolean): Wanted {
  const joined = anyForm(whole, place, isLast);
  if (parts.length === 1 && parts[0] === whole) return joined;
  return { anyOf: [joined, { allOf: parts.map((part) => anyForm(part, place, false)) }] };
}

function anyForm(word: string, place: Place, isLast: boolean): Wanted {
  const mayBegin = isLast && place === 'beginning';
  return {
    anyOf: MARKS[place].flatMap((mark): Wanted[] => [
      { term: mark + stem(word) },
      ...(mayBegin ? [{ term: mark + word, isBeginning: true } as const] : []),
    ]),
  };
}
