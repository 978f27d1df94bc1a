import { addDays, monthAfter } from '../../calendar/days.js';
import type { Adhesion } from './adhesion.entity.js';

export const IMPORT_REFUSALS = [
  'no-email',
  'invalid-email',
  'invalid-start',
  'invalid-end',
  'ends-before-start',
  'not-paid',
  'secrecy',
  'repeated',
] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

export type ImportOutcome = 'added' | 'renewed' | 'unchanged' | 'refused';

/** What a line says of somebody. */
export interface ImportedTerm {
  email: string;
  name: string;
  startsOn: string;
  endsOn: string;
}

/** What becomes of one line of the table. */
export type ImportLine = { number: number; shown: string } & (
  | { outcome: 'added'; term: ImportedTerm }
  | { outcome: 'renewed' | 'unchanged'; term: ImportedTerm; before: Adhesion }
  | { outcome: 'refused'; reason: ImportRefusal }
);

/** Whose an address is here: their account, and their adhesion to this association. */
export interface Known {
  accountId: string | null;
  adhesion: Adhesion | null;
}

/** The last day of a year that begins on a day. */
export function yearFrom(day: string): string {
  const anniversary = `${monthAfter(day, 12).slice(0, 8)}${day.slice(8)}`;
  // Who began on a 29 February pays for the year that ends on the 28th.
  return addDays(day.endsWith('-02-29') ? monthAfter(day, 13) : anniversary, -1);
}

/** What a line says: somebody's term, or why it cannot be taken. */
export type ReadLine = { number: number; shown: string } & (
  { term: ImportedTerm } | { reason: ImportRefusal }
);

/**
 * What an import would do, line by line; nothing else decides it, so that what was shown is what is done.
 *
 * An adhesion only ever grows: an end before the one that is known changes nothing, and neither does the same table a
 * second time. Of somebody who stands in it several times, the line that ends last counts.
 */
export function planImport(
  read: readonly ReadLine[],
  knownOf: (email: string) => Known,
  today: string,
): ImportLine[] {
  const lastOf = new Map<string, { number: number; endsOn: string }>();
  for (const line of read) {
    if (!('term' in line)) continue;
    const person = personOf(line.term.email, knownOf);
    const last = lastOf.get(person);
    if (!last || line.term.endsOn > last.endsOn)
      lastOf.set(person, { number: line.number, endsOn: line.term.endsOn });
  }
  return read.map((line): ImportLine => {
    const { number, shown } = line;
    if ('reason' in line) return { number, shown, outcome: 'refused', reason: line.reason };
    const { term } = line;
    if (lastOf.get(personOf(term.email, knownOf))?.number !== number)
      return { number, shown, outcome: 'refused', reason: 'repeated' };
    const { adhesion } = knownOf(term.email);
    if (!adhesion) return { number, shown, outcome: 'added', term };
    if (term.endsOn <= adhesion.endsOn)
      return { number, shown, outcome: 'unchanged', term, before: adhesion };
    return { number, shown, outcome: 'renewed', term: renewed(adhesion, term, today), before: adhesion };
  });
}

function personOf(email: string, knownOf: (email: string) => Known): string {
  const { adhesion, accountId } = knownOf(email);
  return adhesion?.accountId ?? accountId ?? email;
}

/** Who is covered stays so without a gap; whom it lapsed for begins anew. */
const renewed = (before: Adhesion, term: ImportedTerm, today: string): ImportedTerm => ({
  email: before.email,
  name: before.name,
  startsOn: before.admitsUntil >= today || term.startsOn <= before.endsOn ? before.startsOn : term.startsOn,
  endsOn: term.endsOn,
});

export const countOutcomes = (lines: readonly ImportLine[]): Record<ImportOutcome, number> => {
  const counts = { added: 0, renewed: 0, unchanged: 0, refused: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
};
