import { wordsOf } from './acronym-words.rules.js';
import type { Acronyms } from './acronyms.rules.js';

const LOOKS_LIKE_ONE = /^\p{Lu}{2,8}$/u;
/** A line with more words in capitals than this is written in capitals. */
const MOST_IN_A_LINE = 3;
/** Numerals, and what everybody writes. */
const KNOWN_TO_ALL = /^[IVXLC]+$|^(?:OK|PS|NB|SMS|PDF|URL|RDV|TV|CV|ID|USB|WC)$/;

/** The words of a text that look like acronyms which nobody explained, in their order, each once. */
export function unknownAcronyms(text: string, acronyms: Acronyms, most: number): string[] {
  const found = new Set<string>();
  for (const line of text.split('\n')) {
    const candidates = wordsOf(line, acronyms)
      .filter(({ key, text: word }) => key === null && LOOKS_LIKE_ONE.test(word) && !KNOWN_TO_ALL.test(word))
      .map(({ text: word }) => word);
    if (new Set(candidates).size <= MOST_IN_A_LINE) candidates.forEach((word) => found.add(word));
  }
  return [...found].slice(0, most);
}
