import { addDays } from '../../calendar/days.js';
import { firstDate, hasDate } from '../../calendar/recurrence.js';
import { invalidField } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import type { Series } from './series.entity.js';
import { instantOn, lastDate } from './series.rules.js';

/** A series in two: the one that ends, and the one that goes on, as it would be if nothing else changed. */
export interface Halves {
  ended: Series;
  next: Series;
}

/**
 * Ends a series before one of its dates and begins another on it (C14): never `RANGE=THISANDFUTURE`.
 * @param identity of the new one
 * @throws DomainError invalid, on `from`: not one of its dates, its first one, or one that has begun
 */
export function divide(
  series: Series,
  from: string,
  identity: Pick<Series, 'id' | 'uid'>,
  now: number,
): Halves {
  if (!hasDate(series, from)) throw invalidField('from', 'no-such-date');
  if (from === firstDate(series.rule, series.startsOn)) throw invalidField('from', 'first-date');
  if (instantOn(from, series) <= now) throw invalidField('from', 'in-the-past');
  return {
    ended: {
      ...series,
      until: lastDate({ ...series, until: addDays(from, -1) }),
      skips: series.skips.filter(({ on }) => on < from),
    },
    next: {
      ...series,
      ...identity,
      previousId: series.id,
      startsOn: from,
      skips: series.skips.filter(({ on }) => on >= from),
      sequence: 0,
      revision: 1,
      revisedAt: now,
      createdAt: now,
    },
  };
}

/**
 * The first of the dates that would move along may have been moved ahead of its day.
 * @throws DomainError invalid, on `from`: in-the-past
 */
export function checkNoneBegan(dates: readonly Pick<Event, 'startsAt'>[], now: number): void {
  if (dates.some(({ startsAt }) => startsAt <= now)) throw invalidField('from', 'in-the-past');
}
