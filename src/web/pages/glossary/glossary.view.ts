import type { Viewer } from '../../../kernel/viewer.js';
import type { Locale } from '../../../kernel/locale.js';
import type { EntryVersion } from '../../../features/glossary/glossary.service.js';
import { countryOf, type Entry, readersFirst } from '../../../features/glossary/glossary.rules.js';
import { acronymKey } from '../../../vocabulary/acronyms.js';

export const entryPath = (id: string): string => `/glossary/${id}`;

export const entryLine = ({ id, acronym, country, sense, explanation, equivalent, revision }: Entry) => ({
  path: entryPath(id),
  acronym,
  country,
  sense,
  explanation,
  equivalent,
  revision,
});

/** What the form begins with: most often a sense is that of one's own country. */
export const blankEntry = (viewer: Viewer, acronym: string) => ({ acronym, country: countryOf(viewer) });

/** One acronym and its senses, the reader's country first. */
export function groupedByAcronym(
  entries: readonly Entry[],
  reader: { territory: string | null; locale: Locale },
) {
  const country = countryOf(reader);
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = acronymKey(entry.acronym);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].map((senses) => ({
    acronym: senses[0]!.acronym,
    senses: readersFirst(senses, country).map(entryLine),
  }));
}

/** The letters with which acronyms begin. */
export const lettersOf = (entries: readonly Entry[]): string[] =>
  [...new Set(entries.map(({ acronym }) => acronymKey(acronym).charAt(0)))].filter((letter) =>
    /[A-Z]/.test(letter),
  );

export const ofLetter = (entries: readonly Entry[], letter: string | undefined): readonly Entry[] =>
  letter === undefined ? entries : entries.filter(({ acronym }) => acronymKey(acronym).startsWith(letter));

export const versionLine = ({ editor, revision, at, isRemoval, ...words }: EntryVersion) => ({
  ...words,
  revision,
  at,
  editor: editor && editor.displayName,
  isOriginal: revision === 0,
  isRemoval,
});
