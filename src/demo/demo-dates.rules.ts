import { localDay, toInstant } from '../calendar/wall-time.js';
import { DAY } from '../kernel/clock.js';

/** When something of the content is, relative to the day it is loaded. */
export interface RelativeTime {
  /** 0 is the week, Monday to Sunday, of the next Friday apéro. */
  week: number;
  /** From 1, a Monday. */
  day: number;
  /** `18:30`, in the zone of the event. */
  time: string;
}

/** A day of the content: so many from the one it is loaded, a day of a week, or a real date. */
export type RelativeDay = number | Omit<RelativeTime, 'time'> | string;

const APERO = { day: 5, time: '18:30', zone: 'Europe/Paris' };

/** Of a date without a clock, `2027-03-05`. */
const midnight = (date: string): number => Date.parse(`${date}T00:00Z`);
const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
/** From 1, a Monday. */
const dayOfWeek = (date: string): number => new Date(midnight(date)).getUTCDay() || 7;
const plusDays = (date: string, days: number): string => dateOf(midnight(date) + days * DAY);

/** The Monday of week 0: once Friday's hour has passed, the next week counts. */
export function firstMonday(now: number): string {
  const today = localDay(now, APERO.zone);
  const monday = plusDays(today, 1 - dayOfWeek(today));
  const apero = toInstant(`${plusDays(monday, APERO.day - 1)}T${APERO.time}`, APERO.zone);
  return apero !== null && apero > now ? monday : plusDays(monday, 7);
}

/** The wall time of a relative one, such as `2027-03-05T18:30`. */
export const wallTime = ({ week, day, time }: RelativeTime, now: number): string =>
  `${plusDays(firstMonday(now), 7 * week + day - 1)}T${time}`;

/** Such as `2027-03-05`. */
export function dayOf(day: RelativeDay, now: number): string {
  if (typeof day === 'string') return day;
  if (typeof day === 'number') return plusDays(localDay(now, APERO.zone), day);
  return plusDays(firstMonday(now), 7 * day.week + day.day - 1);
}

/** So many instants between two, in order, without the first and the last. */
export const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, index) => Math.floor(from + ((to - from) * (index + 1)) / (count + 1)));
