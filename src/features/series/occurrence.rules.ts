import { datesOf, hasDate, type Recurrence } from '../../calendar/recurrence.js';
import { toLocal } from '../../calendar/wall-time.js';
import { HOUR, MINUTE } from '../../kernel/clock.js';
import type { Event } from '../events/event.entity.js';
import { planTimes } from '../events/event-times.rules.js';
import type { Series, Skip } from './series.entity.js';
import { instantOn, startOn } from './series.rules.js';

/** What a date has from its series, unless somebody gave it something of its own. */
const INHERITED = [
  'communityId',
  'sharedCommunityId',
  'kind',
  'format',
  'title',
  'description',
  'durationMinutes',
  'timeZone',
  'place',
  'roomUrl',
  'roomGenerated',
  'capacity',
  'heldSeats',
  'maxGuests',
  'audience',
  'adherentsOf',
] as const satisfies readonly (keyof Series & keyof Event)[];

type Inherited = Pick<Event, (typeof INHERITED)[number]>;
type Times = Pick<Event, 'startsLocal' | 'startsAt' | 'endsAt' | 'rsvpDeadlineLocal' | 'rsvpDeadlineAt'>;

/** What makes an event of a date; its identity and its counters are given where it is written. */
export type Occurrence = Inherited &
  Times &
  Pick<Event, 'seriesId' | 'originalStartLocal' | 'status' | 'cancellationWord'>;

/** The day of a wall time: of an original start, the one that a date stands for wherever it was moved to. */
export const dayOfStart = (local: string): string => local.slice(0, 'YYYY-MM-DD'.length);

/** The RECURRENCE-ID of a day (C11). */
export const originalStart = (day: string, { time }: Pick<Series, 'time'>): string => `${day}T${time}`;

function timesOn(day: string, series: Series): Times {
  const startsAt = instantOn(day, series);
  return {
    startsLocal: startOn(day, series),
    startsAt,
    endsAt: startsAt + series.durationMinutes * MINUTE,
    ...deadlineOf(startsAt, series),
  };
}

function deadlineOf(
  startsAt: number,
  { deadlineHours, timeZone }: Pick<Series, 'deadlineHours' | 'timeZone'>,
) {
  if (deadlineHours === null) return { rsvpDeadlineLocal: null, rsvpDeadlineAt: null };
  const rsvpDeadlineAt = startsAt - deadlineHours * HOUR;
  return { rsvpDeadlineLocal: toLocal(rsvpDeadlineAt, timeZone), rsvpDeadlineAt };
}

const inheritedOf = (series: Series): Inherited =>
  Object.fromEntries(INHERITED.map((field) => [field, series[field]])) as unknown as Inherited;

/** A date as the series has it; on a day to skip it is cancelled, with the reason. */
export function occurrenceOn(day: string, series: Series): Occurrence {
  const skip = skipOn(day, series);
  return {
    ...inheritedOf(series),
    ...timesOn(day, series),
    seriesId: series.id,
    originalStartLocal: originalStart(day, series),
    status: skip ? 'cancelled' : 'scheduled',
    cancellationWord: skip?.word ?? null,
  };
}

/** One more date, which the rule does not have. @throws DomainError those of `planTimes` */
export function extraDate(
  series: Series,
  { startsLocal, rsvpDeadline }: { startsLocal: string; rsvpDeadline?: string | null | undefined },
): Occurrence {
  const times = planTimes({ ...series, startsLocal, rsvpDeadline: rsvpDeadline ?? null });
  return {
    ...inheritedOf(series),
    ...times,
    ...(rsvpDeadline === undefined && deadlineOf(times.startsAt, series)),
    seriesId: series.id,
    originalStartLocal: null,
    status: 'scheduled',
    cancellationWord: null,
  };
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** What befalls a date when its series changes: it no longer is one of the rule; or it stays, as it then is. */
export interface SeriesChange {
  before: Series;
  after: Series;
  now: number;
}

/**
 * A date after its series changed: what it had from the series changes with it, what is its own stays (so does the time
 * of a date that was moved, as long as the new rule leaves it between its neighbours).
 */
export function followed(date: Event, { before, after, now }: SeriesChange): Event {
  const changed = INHERITED.filter(
    (field) => !same(before[field], after[field]) && same(date[field], before[field]),
  );
  const inherited = Object.fromEntries(changed.map((field) => [field, after[field]])) as Partial<Event>;
  const times = timesAfter(date, { before, after, now });
  const { durationMinutes } = { ...date, ...inherited };
  return { ...date, ...inherited, ...times, endsAt: times.startsAt + durationMinutes * MINUTE };
}

type Start = Pick<Event, 'startsLocal' | 'timeZone' | 'startsAt' | 'rsvpDeadlineLocal' | 'rsvpDeadlineAt'>;

function timesAfter(date: Event, { before, after, now }: SeriesChange): Start {
  const { originalStartLocal, startsLocal, timeZone, startsAt, rsvpDeadlineLocal, rsvpDeadlineAt } = date;
  const stays = { startsLocal, timeZone, startsAt, rsvpDeadlineLocal, rsvpDeadlineAt };
  if (originalStartLocal === null) return stays;
  const day = dayOfStart(originalStartLocal);
  const [old, next] = [timesOn(day, before), timesOn(day, after)];
  const wasMoved = startsLocal !== old.startsLocal || timeZone !== before.timeZone;
  // What would have begun by now stays when it was.
  const isOwn =
    (wasMoved && isBetweenNeighbours(day, dayOfStart(startsLocal), after)) || next.startsAt <= now;
  const start = isOwn ? stays : { ...next, timeZone: after.timeZone };
  const hadDeadline = rsvpDeadlineAt === deadlineOf(startsAt, { ...before, timeZone }).rsvpDeadlineAt;
  return {
    startsLocal: start.startsLocal,
    timeZone: start.timeZone,
    startsAt: start.startsAt,
    ...(hadDeadline
      ? deadlineOf(start.startsAt, { ...after, timeZone: start.timeZone })
      : { rsvpDeadlineLocal, rsvpDeadlineAt }),
  };
}

/** Whether a date of the rule may take place on another day: strictly between the dates before and after it (C19). */
export function isBetweenNeighbours(day: string, on: string, series: Recurrence): boolean {
  const [low, high] = [day, on].sort() as [string, string];
  const crossed = datesOf(series, low, high).filter((other) => other !== day);
  return crossed.length === 0;
}

/** What becomes of a date to come when its series changes. */
export function becomes(date: Event, change: SeriesChange & { word: string | null }): Event {
  const { before, after, word } = change;
  const moved = { ...date, seriesId: after.id };
  if (after.status === 'cancelled') return cancelled(moved, after.cancellationWord);
  if (date.originalStartLocal === null) return date.status === 'cancelled' ? moved : followed(moved, change);
  const day = dayOfStart(date.originalStartLocal);
  if (!hasDate(after, day)) return cancelled({ ...moved, originalStartLocal: null }, word);
  return skipped(followed(moved, change), skipOn(day, before), skipOn(day, after));
}

const cancelled = (date: Event, word: string | null): Event =>
  date.status === 'cancelled' ? date : { ...date, status: 'cancelled', cancellationWord: word };

/** A day that is skipped from now on is cancelled, one that is no longer takes place after all. */
function skipped(date: Event, before: Skip | undefined, after: Skip | undefined): Event {
  if (after && !before) return cancelled(date, after.word);
  if (before && !after && date.status === 'cancelled')
    return { ...date, status: 'scheduled', cancellationWord: null };
  return date;
}

const skipOn = (day: string, { skips }: Pick<Series, 'skips'>): Skip | undefined =>
  skips.find(({ on }) => on === day);
