import { Info } from 'luxon';
import type { Locale } from '../../kernel/locale.js';

export interface CalendarNames {
  /** From January, from Monday. */
  months: string[];
  shortMonths: string[];
  weekdays: string[];
  shortWeekdays: string[];
}

const known = new Map<Locale, CalendarNames>();

/** Written once a language: Luxon would write all twelve months anew for each date. */
export function calendarNames(locale: Locale): CalendarNames {
  const names = known.get(locale) ?? {
    months: Info.months('long', { locale }),
    shortMonths: Info.months('short', { locale }),
    weekdays: Info.weekdays('long', { locale }),
    shortWeekdays: Info.weekdays('short', { locale }),
  };
  known.set(locale, names);
  return names;
}
