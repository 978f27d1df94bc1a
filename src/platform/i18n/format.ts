import { DateTime } from 'luxon';
import type { Locale } from '../../kernel/locale.js';
import { calendarNames } from './calendar-names.js';

const NBSP = '\u00a0';

/** Instants are epoch milliseconds; zones are IANA names: the zone of the process never counts. */
function localTime(instant: number, zone: string, locale: Locale): DateTime {
  const time = DateTime.fromMillis(instant, { zone, locale });
  if (!time.isValid) throw new RangeError(`Not a date: ${instant} in ${zone}`);
  return time;
}

function dayOf(time: DateTime, locale: Locale): string {
  return locale !== 'en' && time.day === 1 ? '1er' : String(time.day);
}

function dayAndMonth(time: DateTime, locale: Locale): string {
  const day = dayOf(time, locale);
  const month = calendarNames(locale).months[time.month - 1];
  return locale === 'en' ? `${month}${NBSP}${day}` : `${day}${NBSP}${month}`;
}

function withYear(date: string, time: DateTime, locale: Locale): string {
  return locale === 'en' ? `${date}, ${time.year}` : `${date}${NBSP}${time.year}`;
}

function isYearOf(now: number | undefined, time: DateTime): boolean {
  return now !== undefined && DateTime.fromMillis(now, { zone: time.zone }).year === time.year;
}

export interface DateOptions {
  /** Dates of the year of this instant are written without it. */
  now?: number | undefined;
}

/** « vendredi 4 décembre 2026 », “Friday, December 4, 2026”. */
export function formatDate(instant: number, zone: string, locale: Locale, options: DateOptions = {}): string {
  const time = localTime(instant, zone, locale);
  const weekday = calendarNames(locale).weekdays[time.weekday - 1];
  const date = `${weekday}${locale === 'en' ? ',' : ''} ${dayAndMonth(time, locale)}`;
  return isYearOf(options.now, time) ? date : withYear(date, time, locale);
}

/** « 18 h 30 », « 18 h »; “6:30 pm”, “6 pm”, “noon”, “midnight”. */
export function formatTime(instant: number, zone: string, locale: Locale): string {
  const time = localTime(instant, zone, locale);
  const minutes = String(time.minute).padStart(2, '0');
  if (locale !== 'en') return `${time.hour}${NBSP}h${time.minute === 0 ? '' : NBSP + minutes}`;
  if (time.minute === 0 && time.hour % 12 === 0) return time.hour === 0 ? 'midnight' : 'noon';
  const hour = time.hour % 12 === 0 ? 12 : time.hour % 12;
  return `${hour}${time.minute === 0 ? '' : `:${minutes}`}${NBSP}${time.hour < 12 ? 'am' : 'pm'}`;
}

/** « 4 décembre », “December 4”; with its year where that is not the one of `now`. */
export function formatMonthDay(
  instant: number,
  zone: string,
  locale: Locale,
  options: DateOptions = {},
): string {
  const time = localTime(instant, zone, locale);
  const date = dayAndMonth(time, locale);
  return isYearOf(options.now, time) ? date : withYear(date, time, locale);
}

/** « vendredi 4 décembre, 18 h 30 ». */
export function formatWhen(instant: number, zone: string, locale: Locale, options: DateOptions = {}): string {
  return `${formatDate(instant, zone, locale, options)}, ${formatTime(instant, zone, locale)}`;
}

/** « de 18 h 30 à 20 h 30 », “from 6:30 pm to 8:30 pm”. */
export function formatTimeRange(start: number, end: number, zone: string, locale: Locale): string {
  const [from, to] = [formatTime(start, zone, locale), formatTime(end, zone, locale)];
  return locale === 'en' ? `from ${from} to ${to}` : `de ${from} à ${to}`;
}

/** « du 3 au 7 mars », « du 28 février au 3 mars 2027 », “March 3 to 7”; one day alone: « le 3 mars ». */
export function formatDateRange(
  first: number,
  last: number,
  zone: string,
  locale: Locale,
  options: DateOptions = {},
): string {
  const [start, end] = [localTime(first, zone, locale), localTime(last, zone, locale)];
  const english = locale === 'en';
  const written = (time: DateTime, showYear: boolean) => {
    const date = dayAndMonth(time, locale);
    return showYear ? withYear(date, time, locale) : date;
  };
  const endHasYear = start.year !== end.year || !isYearOf(options.now, end);
  if (start.hasSame(end, 'day')) return `${english ? '' : 'le '}${written(end, endHasYear)}`;
  if (start.hasSame(end, 'month') && english) {
    const days = `${dayAndMonth(start, locale)} to ${dayOf(end, locale)}`;
    return endHasYear ? withYear(days, end, locale) : days;
  }
  const from = start.hasSame(end, 'month') ? dayOf(start, locale) : written(start, start.year !== end.year);
  const to = written(end, endHasYear);
  return english ? `${from} to ${to}` : `du ${from} au ${to}`;
}

export interface DayParts {
  weekday: string;
  day: string;
  month: string;
}

/** The parts of a date block: « ven. », « 4 », « déc. ». */
export function formatDay(instant: number, zone: string, locale: Locale): DayParts {
  const time = localTime(instant, zone, locale);
  const { shortWeekdays, shortMonths } = calendarNames(locale);
  return {
    weekday: shortWeekdays[time.weekday - 1] ?? '',
    day: dayOf(time, locale),
    month: shortMonths[time.month - 1] ?? '',
  };
}

/** « aujourd’hui », « demain », « hier »; other days as `formatDate` writes them. */
export function formatRelativeDay(instant: number, zone: string, locale: Locale, now: number): string {
  const day = localTime(instant, zone, locale).startOf('day');
  const today = localTime(now, zone, locale).startOf('day');
  const distance = Math.round(day.diff(today, 'days').days);
  if (Math.abs(distance) > 1) return formatDate(instant, zone, locale, { now });
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(distance, 'day');
}

export function formatNumber(value: number, locale: Locale, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale, options).format(value);
}
