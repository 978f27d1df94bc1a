import { addDays, weekdayIndex } from '../../calendar/days.js';
import { morningOf, wakingTime } from '../../calendar/waking-time.js';
import { localDay } from '../../calendar/wall-time.js';
import { DAY } from '../../kernel/clock.js';
import type { DigestSubscription } from './digest-subscription.entity.js';

/** On Mondays, unless somebody chooses another day: « Votre semaine ». */
const USUAL_WEEKDAY = 0;

const A_WEEK = 7 * DAY;

/** Of whom a digest is for: the day that they chose, from 0, a Monday, and where they live. */
export interface Rhythm {
  weekday: number;
  zone: string;
}

/** The Monday of an instant's week, where somebody lives: what a week is known by. */
export function weekOf(at: number, zone: string): string {
  const day = localDay(at, zone);
  return addDays(day, -weekdayIndex(day));
}

/**
 * The first of these mornings to come, in a later week than the last that was told: who was told in Nouméa and went to
 * Montréal has the end of a week before them that was told already.
 */
export function nextDigestAt({ weekday, zone }: Rhythm, now: number, told: string | null): number {
  const morningIn = (week: string): number => morningOf(addDays(week, weekday), zone);
  let week = weekOf(now, zone);
  while (morningIn(week) <= now || (told !== null && week <= told)) week = addDays(week, 7);
  return morningIn(week);
}

/** The first digest tells of the week before it. */
export function begunAt(nextAt: number, now: number): Pick<DigestSubscription, 'toldUntil' | 'since'> {
  const first = Math.min(now, nextAt - A_WEEK);
  return { toldUntil: first, since: first };
}

/** What somebody gets who has chosen nothing. */
export function usualSubscription(
  account: { id: string; timeZone: string },
  now: number,
): DigestSubscription & { nextAt: number } {
  const nextAt = nextDigestAt({ weekday: USUAL_WEEKDAY, zone: account.timeZone }, now, null);
  return {
    accountId: account.id,
    weekday: USUAL_WEEKDAY,
    territories: null,
    kinds: null,
    communityIds: null,
    nextAt,
    ...begunAt(nextAt, now),
    week: null,
    revision: 0,
  };
}

/**
 * With another day, or stopped, or begun again: then it tells of the week before it. One that is due already comes
 * as it was to.
 */
export function rescheduled(
  subscription: DigestSubscription,
  { on, zone }: { on: boolean; zone: string },
  now: number,
): DigestSubscription {
  const { weekday, nextAt: due, week } = subscription;
  if (!on) return { ...subscription, nextAt: null };
  if (due !== null && due <= now) return subscription;
  const nextAt = nextDigestAt({ weekday, zone }, now, week);
  return { ...subscription, nextAt, ...(due === null && begunAt(nextAt, now)) };
}

interface Turn {
  isTold: boolean;
  after: DigestSubscription & { nextAt: number };
}

/**
 * What becomes of a digest that is due: it waits while it is night where somebody lives by now, and until the next week
 * there begins where the one that it is was told before they went west. What waits loses nothing: it tells of all since.
 */
export function turnOf(subscription: DigestSubscription, zone: string, now: number): Turn {
  const { weekday, week: told } = subscription;
  const awakeAt = wakingTime(now, zone);
  if (awakeAt !== now) return { isTold: false, after: { ...subscription, nextAt: awakeAt } };
  const week = weekOf(now, zone);
  if (told !== null && week <= told)
    return { isTold: false, after: { ...subscription, nextAt: nextDigestAt({ weekday, zone }, now, told) } };
  const nextAt = nextDigestAt({ weekday, zone }, now, week);
  return { isTold: true, after: { ...subscription, nextAt, toldUntil: now, week } };
}
