import type { Acronyms } from './acronyms.rules.js';

/** A word of a line, and the acronym that it spells; null for other words. */
export interface Word {
  start: number;
  text: string;
  key: string | null;
}

const CODE_OR_CHUNK = /`[^`\n]*`|[^\s`]+/gu;
/** Addresses of pages and people, names of files: « caf.fr », « accueil@ccas.fr ». */
const ADDRESS = /@|:\/\/|^www\.|[\p{L}\p{N}]\.\p{L}{2}/iu;
const RUN = /[\p{L}\p{M}\p{N}_.·‐‑-]+/gu;
const EDGES = new Set('.-‐‑');
/** Most words by far, which are not looked at twice. */
const LOWER_CASE = /^\p{Ll}+$/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}$/u;
/** The longest that is written with hyphens, such as RI-RTF, has so many parts. */
const MOST_PARTS = 3;

/** The words of one line, but those of addresses and of `code`. */
export function wordsOf(line: string, acronyms: Acronyms): Word[] {
  const words: Word[] = [];
  for (const { 0: chunk, index: at } of line.matchAll(CODE_OR_CHUNK)) {
    if (LOWER_CASE.test(chunk)) words.push({ start: at, text: chunk, key: null });
    else if (!chunk.startsWith('`') && !ADDRESS.test(chunk)) words.push(...wordsOfChunk(chunk, at, acronyms));
  }
  return words;
}

const wordsOfChunk = (chunk: string, at: number, acronyms: Acronyms): Word[] =>
  [...chunk.matchAll(RUN)].flatMap(({ 0: run, index }) => wordsOfRun(run, at + index, acronyms));

function wordsOfRun(run: string, at: number, acronyms: Acronyms): Word[] {
  const [first, last] = trimmed(run);
  const [text, start] = [run.slice(first, last), at + first];
  if (!DOTTED.test(text)) return partsOf(text, start, acronyms);
  const dotted = run[last] === '.' ? `${text}.` : text;
  return [{ start, text: dotted, key: keyOf(text.replaceAll('.', ''), acronyms) }];
}

/** Where a run begins and ends without the punctuation around it; a pattern would try again from each sign. */
function trimmed(run: string): [number, number] {
  let [first, last] = [0, run.length];
  while (first < last && EDGES.has(run[first]!)) first += 1;
  while (first < last && EDGES.has(run[last - 1]!)) last -= 1;
  return [first, last];
}

/** « post-RSA » has two words, « RI-RTF » is one. */
function partsOf(text: string, start: number, acronyms: Acronyms): Word[] {
  const parts = text.replace(/[‐‑]/g, '-').split('-');
  const words: Word[] = [];
  let at = start;
  for (let first = 0; first < parts.length;) {
    const { count, key } = longestOf(parts, first, acronyms);
    const { length } = parts.slice(first, first + count).join('-');
    if (length > 0) words.push({ start: at, text: text.slice(at - start, at - start + length), key });
    at += length + 1;
    first += count;
  }
  return words;
}

function longestOf(parts: readonly string[], first: number, acronyms: Acronyms) {
  for (let count = Math.min(MOST_PARTS, parts.length - first); count > 1; count -= 1) {
    const key = keyOf(parts.slice(first, first + count).join('-'), acronyms);
    if (key !== null) return { count, key };
  }
  return { count: 1, key: keyOf(parts[first]!, acronyms) };
}

/** « APLs » are several APL. */
const keyOf = (spelling: string, { keys }: Acronyms): string | null =>
  keys.get(spelling) ?? keys.get(spelling.replace(/(?<=\p{Lu})s$/u, '')) ?? null;
