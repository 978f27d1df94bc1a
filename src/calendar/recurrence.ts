import { addDays, daysBetween, monthAfter, weekdayIndex } from './days.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Every so many weeks on some days, or one nth weekday of each month; -1 is the last (C18). */
export type RecurrenceRule =
  | { every: 'week'; interval: number; weekdays: Weekday[] }
  | { every: 'month'; nth: 1 | 2 | 3 | 4 | -1; weekday: Weekday };

/** A rule from a first day on, to a last one if any. */
export interface Recurrence {
  rule: RecurrenceRule;
  startsOn: string;
  until: string | null;
}

const LAST_DAY = '2999-12-31';

const indexOf = (weekday: Weekday): number => WEEKDAYS.indexOf(weekday);

/** The first day on or after another which the rule has: the first date of a series, its DTSTART. */
export const firstDate = (rule: RecurrenceRule, onOrAfter: string): string =>
  rule.every === 'week' ? firstWeekday(rule.weekdays, onOrAfter) : firstOfMonths(rule, onOrAfter);

/**
 * The days of a rule from one day to another, both of them included. Weeks are counted from the one, begun on a Monday,
 * of the first date.
 */
export function datesOf({ rule, startsOn, until }: Recurrence, from: string, to: string): string[] {
  const first = firstDate(rule, startsOn);
  const begin = from > first ? from : first;
  const [end = LAST_DAY] = [to, until ?? LAST_DAY, LAST_DAY].sort();
  if (begin > end) return [];
  const days = rule.every === 'week' ? weekly(rule, first, begin, end) : monthly(rule, begin, end);
  return days.filter((day) => day >= begin && day <= end);
}

/** Whether a rule has a day. */
export const hasDate = (recurrence: Recurrence, day: string): boolean =>
  datesOf(recurrence, day, day).length > 0;

/** The next so many dates from a day on. */
export function nextDates(recurrence: Recurrence, from: string, count: number): string[] {
  const { rule, startsOn } = recurrence;
  const begin = from > startsOn ? from : startsOn;
  // The longest that a rule goes without a date: its interval, or the five weeks between two months.
  const gap = rule.every === 'week' ? rule.interval * 7 : 35;
  return datesOf(recurrence, begin, addDays(begin, gap * (count + 1))).slice(0, count);
}

/** RRULE of RFC 5545. @param untilUtc the instant of the last date (C16), or null for ever */
export function rruleText(rule: RecurrenceRule, untilUtc: number | null): string {
  const parts =
    rule.every === 'week'
      ? [
          'FREQ=WEEKLY',
          `INTERVAL=${rule.interval}`,
          `BYDAY=${inOrder(rule.weekdays).map(letters).join(',')}`,
          'WKST=MO',
        ]
      : ['FREQ=MONTHLY', `BYDAY=${rule.nth}${letters(rule.weekday)}`];
  return [...parts, ...(untilUtc === null ? [] : [`UNTIL=${utcText(untilUtc)}`])].join(';');
}

const letters = (weekday: Weekday): string => weekday.slice(0, 2).toUpperCase();

const utcText = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d{3}/g, '');

const inOrder = (weekdays: readonly Weekday[]): Weekday[] =>
  WEEKDAYS.filter((weekday) => weekdays.includes(weekday));

function firstWeekday(weekdays: readonly Weekday[], onOrAfter: string): string {
  const today = weekdayIndex(onOrAfter);
  const ahead = weekdays.map((weekday) => (indexOf(weekday) - today + 7) % 7);
  return addDays(onOrAfter, Math.min(...ahead));
}

function firstOfMonths(rule: RecurrenceRule & { every: 'month' }, onOrAfter: string): string {
  const inItsMonth = nthOfMonth(rule, onOrAfter);
  return inItsMonth >= onOrAfter ? inItsMonth : nthOfMonth(rule, monthAfter(onOrAfter, 1));
}

function weekly(
  { interval, weekdays }: RecurrenceRule & { every: 'week' },
  first: string,
  begin: string,
  end: string,
): string[] {
  const monday = addDays(first, -weekdayIndex(first));
  const passed = Math.floor(daysBetween(monday, begin) / 7 / interval);
  const indexes = inOrder(weekdays).map(indexOf);
  const days: string[] = [];
  for (
    let week = addDays(monday, passed * interval * 7);
    week <= end && week <= LAST_DAY;
    week = addDays(week, interval * 7)
  )
    days.push(...indexes.map((index) => addDays(week, index)));
  return days;
}

function monthly(rule: RecurrenceRule & { every: 'month' }, begin: string, end: string): string[] {
  const days: string[] = [];
  for (let month = monthAfter(begin, 0); month <= end; month = monthAfter(month, 1))
    days.push(nthOfMonth(rule, month));
  return days;
}

function nthOfMonth({ nth, weekday }: { nth: number; weekday: Weekday }, inMonth: string): string {
  if (nth > 0) return addDays(firstWeekday([weekday], monthAfter(inMonth, 0)), (nth - 1) * 7);
  return addDays(firstWeekday([weekday], monthAfter(inMonth, 1)), -7);
}
