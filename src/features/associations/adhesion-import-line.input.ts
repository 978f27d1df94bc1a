import { searchable } from '../../kernel/text.js';
import { emailField } from '../accounts/account.input.js';
import { mayBeKept } from '../secrecy/secrecy.rules.js';
import { adherentNameField, dayField } from './adhesion.input.js';
import type { ColumnMapping, ImportField } from './adhesion-import-columns.rules.js';
import type { ImportTable } from './adhesion-import-file.rules.js';
import { type ImportedTerm, type ImportRefusal, type ReadLine, yearFrom } from './adhesion-import.rules.js';
import { readDay } from './import-day.rules.js';

/** Days for a table, or a line of it, that has none. */
export interface ImportDefaults {
  startsOn: string;
  /** Null: a year from the start. */
  endsOn: string | null;
}

const UNPAID = /annul|rembours|refus|attente|contest|echou|impaye|cancel|refund|pending|fail|unpaid/;

const SHOWN_CELLS = 4;

/** Reads a table by the columns that were chosen. */
export const readLines = (
  { lines }: ImportTable,
  mapping: ColumnMapping,
  defaults: ImportDefaults,
): ReadLine[] =>
  lines.map(({ number, cells }) => ({
    number,
    shown: cells.filter(Boolean).slice(0, SHOWN_CELLS).filter(mayBeKept).join(' · '),
    ...readLine(cells, mapping, defaults),
  }));

function readLine(
  cells: readonly string[],
  mapping: ColumnMapping,
  defaults: ImportDefaults,
): { term: ImportedTerm } | { reason: ImportRefusal } {
  const cell = (field: ImportField): string => cells[mapping[field] ?? -1] ?? '';
  const fullName = `${cell('firstName')} ${cell('lastName')}`;
  if (![fullName, cell('email')].every(mayBeKept)) return { reason: 'secrecy' };
  if (UNPAID.test(searchable(cell('status')))) return { reason: 'not-paid' };
  if (!cell('email')) return { reason: 'no-email' };
  const email = emailField.safeParse(cell('email'));
  if (!email.success) return { reason: 'invalid-email' };
  const startsOn = cell('startsOn') ? dayIn(cell('startsOn')) : defaults.startsOn;
  if (startsOn === null) return { reason: 'invalid-start' };
  const endsOn = cell('endsOn') ? dayIn(cell('endsOn')) : (defaults.endsOn ?? yearFrom(startsOn));
  if (endsOn === null) return { reason: 'invalid-end' };
  if (endsOn < startsOn) return { reason: 'ends-before-start' };
  const name = adherentNameField.safeParse(fullName);
  return { term: { email: email.data, name: name.success ? name.data : email.data, startsOn, endsOn } };
}

const dayIn = (text: string): string | null => dayField.safeParse(readDay(text)).data ?? null;
