import { acronymKey } from '../../vocabulary/acronyms.js';
import type { Entry } from './glossary.rules.js';

/** What a text is read with: which spellings are acronyms, and what each may stand for. */
export interface Acronyms {
  /** By a spelling without dots, the acronym's key. */
  keys: ReadonlyMap<string, string>;
  senses: ReadonlyMap<string, readonly Entry[]>;
}

/** As it is listed, and in capitals: « Carsat » and « CARSAT ». Lower case is the listed form's alone. */
const spellings = (acronym: string): string[] => {
  const undotted = acronym.replaceAll('.', '').replace(/[‐‑]/g, '-');
  return [undotted, undotted.toUpperCase()];
};

export function acronymsOf(entries: readonly Entry[]): Acronyms {
  const keys = new Map<string, string>();
  const senses = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = acronymKey(entry.acronym);
    for (const spelling of spellings(entry.acronym)) keys.set(spelling, key);
    senses.set(key, [...(senses.get(key) ?? []), entry]);
  }
  return { keys, senses };
}

/** All that an acronym may stand for, however it is spelled. */
export const sensesOf = (acronyms: Acronyms, acronym: string): readonly Entry[] =>
  acronyms.senses.get(acronymKey(acronym)) ?? [];
