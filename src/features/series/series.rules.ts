import { datesOf, firstDate, type Recurrence } from '../../calendar/recurrence.js';
import { toInstant } from '../../calendar/wall-time.js';
import { DAY, MINUTE } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import type { Series } from './series.entity.js';

type Timed = Pick<Series, 'time' | 'timeZone'>;

const AN_HOUR_LATER = 60;

/**
 * When a date of a series begins, in wall time: at its time, but for a day on which clocks skip it, where it is as much
 * later as they jump.
 */
export function startOn(day: string, { time, timeZone }: Timed): string {
  const local = `${day}T${time}`;
  if (toInstant(local, timeZone) !== null) return local;
  const later = Date.parse(`${local}Z`) + AN_HOUR_LATER * MINUTE;
  return new Date(later).toISOString().slice(0, local.length);
}

/** The instant at which a date of a series begins. */
export const instantOn = (day: string, series: Timed): number =>
  toInstant(startOn(day, series), series.timeZone) ?? Number.NaN;

/** Whether it has no date to come. */
export function isOver(
  series: Pick<Series, 'status' | 'until' | 'timeZone' | 'time' | 'durationMinutes'>,
  now: number,
): boolean {
  if (series.status === 'cancelled') return true;
  return series.until !== null && instantOn(series.until, series) + series.durationMinutes * MINUTE <= now;
}

/** @throws DomainError invalid: it would end before its first date */
export function checkHasDates({ rule, startsOn, until }: Recurrence): void {
  if (until !== null && until < firstDate(rule, startsOn)) throw invalidField('until', 'before-first-date');
}

/** Further ahead nobody plans: the year was mistyped. */
const FURTHEST = 2 * 366 * DAY;

/** Its first date is to come, and near enough to be meant. @throws DomainError invalid: in-the-past, too-far-ahead */
export function checkBegins(startsOn: string, series: Timed, now: number): void {
  const at = instantOn(startsOn, series);
  if (at <= now) throw invalidField('startsOn', 'in-the-past');
  if (at > now + FURTHEST) throw invalidField('startsOn', 'too-far-ahead');
}

/** The last date that the rule gives up to `until`; null for ever. */
export function lastDate({ rule, startsOn, until }: Recurrence): string | null {
  if (until === null) return null;
  return datesOf({ rule, startsOn, until }, startsOn, until).at(-1) ?? null;
}

/** What is in every calendar that holds the whole (C03). */
const MASTER_FIELDS = [
  'rule',
  'startsOn',
  'until',
  'skips',
  'time',
  'durationMinutes',
  'timeZone',
  'status',
  'format',
] as const satisfies readonly (keyof Series)[];

const asText = (value: unknown): string => JSON.stringify(value);

const samePlace = (a: Series, b: Series): boolean =>
  a.place?.name === b.place?.name && a.place?.address === b.place?.address;

/** Whether a change raises SEQUENCE: those of the texts do not. */
export const isRescheduled = (before: Series, after: Series): boolean =>
  !samePlace(before, after) || MASTER_FIELDS.some((field) => asText(before[field]) !== asText(after[field]));

/** Whether those who follow have to be told of a change: what a date's own change would be told for. */
export const isTold = (before: Series, after: Series): boolean =>
  isRescheduled(before, after) || before.title !== after.title;
