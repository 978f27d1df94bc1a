import { addDays } from '../../calendar/days.js';
import { localDay } from '../../calendar/wall-time.js';
import type { Series } from './series.entity.js';
import { instantOn } from './series.rules.js';

/** Dates exist as rows that long ahead. */
const HORIZON_DAYS = 26 * 7;

/** It moves on a week at a time. */
const STEP_DAYS = 7;

export const today = ({ timeZone }: Pick<Series, 'timeZone'>, now: number): string => localDay(now, timeZone);

/** The first day on which a date would not have begun. */
export function firstDayToCome(series: Pick<Series, 'timeZone' | 'time' | 'startsOn'>, now: number): string {
  const day = today(series, now);
  const next = instantOn(day, series) > now ? day : addDays(day, 1);
  return [next, series.startsOn].sort().at(-1)!;
}

type Horizon = Pick<Series, 'status' | 'until' | 'horizonOn'>;
type Planned = Pick<Series, 'timeZone' | 'startsOn' | 'until'>;

/** Whether it has, or may have, dates beyond its horizon. */
const goesOn = ({ status, until, horizonOn }: Horizon): boolean =>
  status === 'active' && (until === null || until > horizonOn);

/** The last day up to which dates have to exist: 26 weeks from today, or from the first date where that is to come. */
export function horizonOf(series: Planned, now: number): string {
  const from = [today(series, now), series.startsOn].sort().at(-1)!;
  return addDays(from, HORIZON_DAYS);
}

/**
 * The next days to look at; null once there is nothing beyond. After a long pause it takes several steps, each of which
 * is one transaction.
 */
export function nextStretch(series: Planned & Horizon, now: number): { from: string; to: string } | null {
  const { horizonOn } = series;
  if (!goesOn(series)) return null;
  const from = addDays(horizonOn, 1);
  const to = [horizonOf(series, now), addDays(horizonOn, HORIZON_DAYS)].sort()[0]!;
  return from <= to ? { from, to } : null;
}

/** When to look again: a week after the horizon was where it has to be; null once there is nothing beyond. */
export function nextLookAt(series: Horizon): number | null {
  if (!goesOn(series)) return null;
  const { horizonOn } = series;
  return Date.parse(`${addDays(horizonOn, STEP_DAYS - HORIZON_DAYS)}T00:00Z`);
}
