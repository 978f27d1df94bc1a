import {
  type DayParts,
  formatDate,
  formatDateRange,
  formatDay,
  formatNumber,
  formatRelativeDay,
  formatTime,
  formatTimeRange,
  formatWhen,
} from '../i18n/format.js';
import type { Locale } from '../../kernel/locale.js';
import type { Translator } from '../i18n/translator.js';
import { tieSigns } from '../i18n/typography.js';
import { zoneLabel } from '../i18n/zone-label.js';

/** Writes instants (epoch milliseconds) in the page's language; without a zone, in its reader's. */
export interface PageFormat {
  date: (instant: number, zone?: string) => string;
  time: (instant: number, zone?: string) => string;
  when: (instant: number, zone?: string) => string;
  timeRange: (start: number, end: number, zone?: string) => string;
  dateRange: (first: number, last: number, zone?: string) => string;
  day: (instant: number, zone?: string) => DayParts;
  relativeDay: (instant: number, zone?: string) => string;
  number: (value: number) => string;
  zone: (zone: string) => string;
  /** A title that somebody typed: its lines break at no punctuation. */
  typed: (text: string) => string;
}

export function pageFormat(
  locale: Locale,
  readersZone: string,
  now: number,
  translator: Translator,
): PageFormat {
  return {
    date: (instant, zone = readersZone) => formatDate(instant, zone, locale, { now }),
    time: (instant, zone = readersZone) => formatTime(instant, zone, locale),
    when: (instant, zone = readersZone) => formatWhen(instant, zone, locale, { now }),
    timeRange: (start, end, zone = readersZone) => formatTimeRange(start, end, zone, locale),
    dateRange: (first, last, zone = readersZone) => formatDateRange(first, last, zone, locale, { now }),
    day: (instant, zone = readersZone) => formatDay(instant, zone, locale),
    relativeDay: (instant, zone = readersZone) => formatRelativeDay(instant, zone, locale, now),
    number: (value) => formatNumber(value, locale),
    zone: (zone) => zoneLabel(zone, locale, translator),
    typed: tieSigns,
  };
}
