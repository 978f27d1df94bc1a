import { datesOf } from '../../calendar/recurrence.js';
import type { Event } from '../events/event.entity.js';
import { firstDayToCome } from './horizon.rules.js';
import { becomes, dayOfStart, type SeriesChange } from './occurrence.rules.js';
import type { Series } from './series.entity.js';
import { isTold } from './series.rules.js';

/** What becomes of the dates that people know, when their series changes. */
export interface DatesFate {
  kept: number;
  /** Those that would be cancelled. */
  dropped: Event[];
  /** How many would be made at once. */
  added: number;
  isTold: boolean;
}

/** @param standing the dates to come, cancelled ones too */
export function fateOf(standing: readonly Event[], change: SeriesChange): DatesFate {
  const { before, after, now } = change;
  const takePlace = standing.filter(({ status }) => status === 'scheduled');
  const dropped = takePlace.filter((date) => becomes(date, { ...change, word: null }).status === 'cancelled');
  return {
    kept: takePlace.length - dropped.length,
    dropped,
    added: newDays(standing, after, now).length,
    isTold: dropped.length > 0 || isTold(before, after),
  };
}

function newDays(standing: readonly Event[], after: Series, now: number): string[] {
  const known = new Set(
    standing.flatMap(({ originalStartLocal: start }) => (start === null ? [] : [dayOfStart(start)])),
  );
  const skipped = after.skips.map(({ on }) => on);
  return datesOf(after, firstDayToCome(after, now), after.horizonOn).filter(
    (day) => !known.has(day) && !skipped.includes(day),
  );
}
