import { addDays, daysBetween, isDay } from '../../calendar/days.js';
import { localDay, toInstant } from '../../calendar/wall-time.js';
import { lifetimeDays, type NewsKind } from '../../vocabulary/news-kinds.js';
import { territoryZone } from '../../vocabulary/territories.js';

/** Of a kind that has no lifetime, where no date of its own says when it is over. */
const USUAL_LIFETIME = 180;
/** Days before the last one on which its author and who confirmed it are asked whether it still is true. */
const ASKED_BEFORE = 7;

export interface Dated {
  kind: NewsKind;
  effectiveOn: string | null;
  endsOn: string | null;
  deadlineOn: string | null;
}

const lifetime = (kind: NewsKind): number => lifetimeDays(kind) ?? USUAL_LIFETIME;

/** It says itself when it is over: nobody is asked, and nobody prolongs it but by editing it. */
export const hasOwnEnd = ({ endsOn, deadlineOn }: Pick<Dated, 'endsOn' | 'deadlineOn'>): boolean =>
  endsOn !== null || deadlineOn !== null;

/**
 * The last day on which an item is news. A rule in force since long is still news to whom it is told: then its life
 * begins on the day it is.
 */
export function expiresOn({ kind, effectiveOn, endsOn, deadlineOn }: Dated, publishedDay: string): string {
  const lastDayFrom = (day: string): string => addDays(day, lifetime(kind));
  const lastDay = endsOn ?? deadlineOn ?? lastDayFrom(effectiveOn ?? publishedDay);
  const isOverAtBirth = endsOn === null && deadlineOn === null && lastDay < publishedDay;
  return isOverAtBirth ? lastDayFrom(publishedDay) : lastDay;
}

/** The instant at which a day ends, where the item is about. */
export function expiresAt(day: string, territory: string): number {
  return startOfDay(addDays(day, 1), territoryZone(territory));
}

/** Where clocks skip midnight, the day begins an hour later. */
export const startOfDay = (day: string, zone: string): number =>
  toInstant(`${day}T00:00`, zone) ?? toInstant(`${day}T01:00`, zone) ?? Date.parse(`${day}T00:00Z`);

/** What day it is where an item is about. */
export const dayThere = (now: number, territory: string): string => localDay(now, territoryZone(territory));

/** The last day of what was said to be still true on a day: its lifetime begins again, and is never cut short. */
export const prolongedTo = ({ kind, expiresOn: until }: { kind: NewsKind; expiresOn: string }, day: string) =>
  [until, addDays(day, lifetime(kind))].reduce((one, other) => (one < other ? other : one));

/**
 * The day on which it is asked whether an item still is true: a week before its last, or two thirds into a short life.
 * Null for what says itself when it is over, and for what was over when it was told.
 */
export function asksOn(
  item: Pick<Dated, 'endsOn' | 'deadlineOn'> & { expiresOn: string },
  publishedDay: string,
): string | null {
  const life = isDay(item.expiresOn) ? daysBetween(publishedDay, item.expiresOn) : 0;
  if (hasOwnEnd(item) || life <= 0) return null;
  return addDays(item.expiresOn, -Math.min(ASKED_BEFORE, Math.floor(life / 3)));
}
