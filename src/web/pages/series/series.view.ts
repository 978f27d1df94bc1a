import { addDays, noonOf } from '../../../calendar/days.js';
import { oddWeeks, type TwoClocks, usualHour } from '../../../calendar/odd-weeks.js';
import { datesOf } from '../../../calendar/recurrence.js';
import { localDay } from '../../../calendar/wall-time.js';
import type { Series } from '../../../features/series/series.entity.js';
import { isOver } from '../../../features/series/series.rules.js';
import type { SeriesView } from '../../../features/series/series.service.js';
import type { PageReader } from '../events/event.view.js';

export const seriesPath = (id: string): string => `/series/${id}`;

/** How far ahead odd weeks are announced: as far as dates exist. */
const HALF_A_YEAR = 26 * 7;

export type SeriesStage = 'open' | 'cancelled' | 'over';

export function stageOfSeries(series: Series, now: number): SeriesStage {
  if (series.status === 'cancelled') return 'cancelled';
  return isOver(series, now) ? 'over' : 'open';
}

/** A wall time as pages write one without its zone: in UTC. */
const inUtc = (local: string): number => Date.parse(`${local}Z`);

/** Two calendars may write two days at the same instant. */
const DAYS_APART = { '-1': 'before', '0': 'same', '1': 'after' } as const;

/** Where the reader's clock shows another hour: which, usually, and in which weeks to come it does not (C25). */
export interface TheirHour {
  zone: string;
  /** Written in UTC. */
  usualAt: number;
  day: 'before' | 'same' | 'after';
  oddWeeks: { from: number; to: number; at: number; usualAt: number }[];
}

export function theirHour(series: Series, { zone, now }: PageReader): TheirHour | null {
  if (zone === null) return null;
  const clocks: TwoClocks = { time: series.time, eventZone: series.timeZone, readerZone: zone };
  const today = [localDay(now, series.timeZone), series.startsOn].sort().at(-1)!;
  const days = datesOf(series, today, addDays(today, HALF_A_YEAR));
  const local = usualHour(days[0] ?? today, clocks);
  const hasSameHour = local === `${days[0] ?? today}T${series.time}`;
  const odd = oddWeeks(days, clocks);
  if (hasSameHour && odd.length === 0) return null;
  const apart = Math.sign(inUtc(`${local.slice(0, 10)}T00:00`) - inUtc(`${days[0] ?? today}T00:00`));
  return {
    zone,
    usualAt: inUtc(local),
    day: DAYS_APART[String(apart) as keyof typeof DAYS_APART],
    oddWeeks: odd.map(({ from, to, at, usualAt }) => ({ from: noonOf(from), to: noonOf(to), at, usualAt })),
  };
}

/** One of a list. @param rule its words */
export const seriesLine = ({ series }: Pick<SeriesView, 'series'>, rule: string, reader: PageReader) => ({
  id: series.id,
  path: seriesPath(series.id),
  title: series.title,
  kind: series.kind,
  format: series.format,
  place: series.place,
  rule,
  zone: series.timeZone,
  their: theirHour(series, reader),
});
export type SeriesLine = ReturnType<typeof seriesLine>;
