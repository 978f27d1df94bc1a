import { notFound } from '../../kernel/domain-error.js';
import { searchable } from '../../kernel/text.js';
import { type Acronym, acronymByKey, acronymKey, allAcronyms } from '../../vocabulary/acronyms.js';
import type { Locale } from '../../kernel/locale.js';
import { type Country, territoryCountry } from '../../vocabulary/territories.js';
import type { GlossaryEntry } from './glossary-entry.entity.js';

/** What people read and write of an entry. */
const ENTRY_FIELDS = ['acronym', 'country', 'sense', 'explanation', 'equivalent'] as const;
export type EntryWords = Pick<GlossaryEntry, (typeof ENTRY_FIELDS)[number]>;

/** An entry as it stands: the product's own, or what people made of it or added. */
export interface Entry extends EntryWords {
  /** The product's key, else the row's id. */
  id: string;
  /** 0 while it is as it came with the product. */
  revision: number;
  updatedAt: number | null;
}

export const entryWords = ({ acronym, country, sense, explanation, equivalent }: EntryWords): EntryWords => ({
  acronym,
  country,
  sense,
  explanation,
  equivalent,
});

const entryOfProduct = (acronym: Acronym): Entry => ({
  id: acronym.key,
  ...entryWords(acronym),
  revision: 0,
  updatedAt: null,
});

export const entryOfRow = (row: GlossaryEntry): Entry => ({
  id: row.replaces ?? row.id,
  ...entryWords(row),
  revision: row.revision,
  updatedAt: row.updatedAt,
});

/** An entry and its row; without one, it still is as it came with the product. */
export interface HeldEntry {
  entry: Entry;
  row: GlossaryEntry | null;
  /** Whether the row is what they read: not while it is hidden from them, nor once it is removed. */
  isWritten: boolean;
}

const isShown = ({ hiddenAt, removedAt }: GlossaryEntry): boolean => hiddenAt === null && removedAt === null;

/** What moderation hides is for who last wrote in it. */
const isReadBy = (row: GlossaryEntry, accountId: string | null): boolean =>
  isShown(row) || (row.removedAt === null && row.editorId !== null && row.editorId === accountId);

/**
 * @param row what was found by `id`: what stands for one of the product has that one's id alone
 * @param accountId of who reads it; null for a stranger
 * @throws DomainError not-found
 */
export function heldEntry(id: string, row: GlossaryEntry | null, accountId: string | null): HeldEntry {
  const product = acronymByKey(id);
  if (row && (row.replaces ?? row.id) !== id) throw notFound();
  if (row && isReadBy(row, accountId)) return { entry: entryOfRow(row), row, isWritten: true };
  if (!product) throw notFound();
  return { entry: entryOfProduct(product), row, isWritten: false };
}

/** Whether moderation hides from them what people wrote of it. */
export const isUnderReview = ({ row, isWritten }: HeldEntry): boolean =>
  row !== null && !isWritten && row.hiddenAt !== null;

/** What came with the product is corrected by whoever knows better. */
export const isReportable = ({ row, isWritten }: HeldEntry, accountId: string | null): boolean =>
  row !== null && isWritten && isShown(row) && (accountId === null || row.editorId !== accountId);

/**
 * All entries by acronym, then by sense: those of the product, except where a row stands for one, or said the same
 * before the product did; a row that is hidden or removed does neither.
 */
export function allEntries(all: readonly GlossaryEntry[]): Entry[] {
  const rows = all.filter(isShown);
  const replaced = new Set(rows.map(({ replaces }) => replaces));
  const said = new Set(rows.map(({ likeness }) => likeness));
  return [
    ...allAcronyms()
      .filter((acronym) => !replaced.has(acronym.key) && !said.has(likenessOf(acronym)))
      .map(entryOfProduct),
    ...rows.map(entryOfRow),
  ].sort(inOrder);
}

const collator = new Intl.Collator('fr');

export const inOrder = (a: Entry, b: Entry): number =>
  collator.compare(acronymKey(a.acronym), acronymKey(b.acronym)) ||
  collator.compare(a.sense, b.sense) ||
  (a.id < b.id ? -1 : 1);

/** Words that tell no sense from another. */
const EMPTY_WORDS = new Set(
  'd l de du des la le les et a au aux en pour par sur un une of the and for'.split(' '),
);

const contentWords = (sense: string): string[] =>
  searchable(sense)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY_WORDS.has(word))
    .map((word) => word.replace(/(?<=...)[sx]$/, ''));

/** The same for entries that are one: acronym, country and the words of the sense, in any order and number. */
export const likenessOf = ({ acronym, country, sense }: EntryWords): string =>
  [acronymKey(acronym), country ?? '*', ...contentWords(sense).sort()].join(' ');

/** Of five words that either has, both have four. */
const NEARLY_ALL = 0.8;

/** Whether two senses are one, worded a little otherwise. */
export function isNearlySame(one: string, other: string): boolean {
  const [ones, others] = [new Set(contentWords(one)), new Set(contentWords(other))];
  const all = new Set([...ones, ...others]);
  const shared = [...ones].filter((word) => others.has(word));
  return all.size === 0 || shared.length / all.size >= NEARLY_ALL;
}

const overlap = (one: Country | null, other: Country | null): boolean =>
  one === null || other === null || one === other;

/** The entry that already says what `words` do; `except` is the one that is being changed. */
export const alreadySaid = (
  entries: readonly Entry[],
  words: EntryWords,
  except: string | null = null,
): Entry | null =>
  entries.find(
    (entry) =>
      entry.id !== except &&
      acronymKey(entry.acronym) === acronymKey(words.acronym) &&
      overlap(entry.country, words.country) &&
      isNearlySame(entry.sense, words.sense),
  ) ?? null;

/** Where somebody works; for those who do not say, the country whose French they read. */
export function countryOf({ territory, locale }: { territory: string | null; locale: Locale }): Country {
  if (territory !== null) return territoryCountry(territory);
  return locale === 'fr-CA' ? 'CA-QC' : 'FR';
}

/** The reader's country first, then what holds in both, then the other's; otherwise as they stand. */
export function readersFirst<Sense extends { country: Country | null }>(
  senses: readonly Sense[],
  country: Country,
): Sense[] {
  const rank = (sense: Sense): number => (sense.country === country ? 0 : sense.country === null ? 1 : 2);
  return [...senses].sort((a, b) => rank(a) - rank(b));
}

export const isSameWords = (one: EntryWords, other: EntryWords): boolean =>
  ENTRY_FIELDS.every((field) => one[field] === other[field]);

/** What is checked of what people write. */
export const textsOf = ({ acronym, sense, explanation, equivalent }: EntryWords) => ({
  acronym,
  sense,
  explanation,
  equivalent,
});

/** An entry as the answer to a question. */
export const answerText = ({ acronym, sense, explanation }: EntryWords, url: string): string =>
  [`${acronym} : ${sense}.`, explanation, url].filter(Boolean).join('\n');
