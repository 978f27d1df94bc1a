import rows from './acronyms.json' with { type: 'json' };
import type { Country } from './territories.js';

export interface Acronym {
  /** Stays with it from one version to the next: what people wrote in its place refers to it. */
  key: string;
  /** As colleagues write it: CCAS, T.S., PUMa. */
  acronym: string;
  /** null: used in both. */
  country: Country | null;
  sense: string;
  explanation: string;
  /** What comes near it in the other country. */
  equivalent: string | null;
}

const acronyms = rows as readonly Acronym[];
const byKey = new Map(acronyms.map((acronym) => [acronym.key, acronym]));

/** Those that come with the product, by acronym. */
export const allAcronyms = (): readonly Acronym[] => acronyms;

export const acronymByKey = (key: string): Acronym | null => byKey.get(key) ?? null;

/** Also a word, a place or something else in capitals: carte SIM, GAP, « MAJ » for an update. */
const DOUBTFUL = new Set(['AME', 'GAP', 'MAJ', 'PAB', 'PASS', 'SAD', 'SIM']);

/** Whether `key`, as `acronymKey` makes it, is an acronym only where the words around say so. */
export const isDoubtful = (key: string): boolean => key.length <= 2 || DOUBTFUL.has(key);

/** What tells spellings of one acronym together: « c.a.f. » and « CAF » are `CAF`. */
export const acronymKey = (acronym: string): string =>
  acronym
    .normalize('NFD')
    .replace(/[\p{M}.\s]/gu, '')
    .replace(/[‐‑]/g, '-')
    .toUpperCase();
