import { isDay } from '../../calendar/days.js';
import { searchable } from '../../kernel/text.js';

const MONTHS = [
  ['janv', 'jan'],
  ['fev', 'feb'],
  ['mars', 'mar'],
  ['avr', 'apr'],
  ['mai', 'may'],
  ['juin', 'jun'],
  ['juil', 'jul'],
  ['aout', 'aug'],
  ['sept', 'sep'],
  ['oct'],
  ['nov'],
  ['dec'],
] as const;

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ].*)?$/;
const FRENCH = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ ,].*)?$/;
const WORDED = /^(?:[a-z]+\.? )?(\d{1,2})(?:er)? ([a-z]+)\.? (\d{4})\b/;

/**
 * A day as tables write it: `2027-03-05`, `05/03/2027`, `5.3.27`, « 5 mars 2027 », an hour behind or not; the day
 * stands before the month. Null for what is none.
 */
export function readDay(text: string): string | null {
  const plain = searchable(text);
  const iso = ISO.exec(plain);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const french = FRENCH.exec(plain);
  if (french) return dayOf(french[3], french[2], french[1]);
  const worded = WORDED.exec(plain);
  return worded ? dayOf(worded[3], monthOf(worded[2]!), worded[1]) : null;
}

function dayOf(year = '', month = '', day = ''): string | null {
  const fullYear = year.length === 2 ? `20${year}` : year;
  const written = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : null;
}

const monthOf = (word: string): string =>
  String(MONTHS.findIndex((names) => names.some((name) => word.startsWith(name))) + 1);
