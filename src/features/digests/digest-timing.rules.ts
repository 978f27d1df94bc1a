import { addDays, weekdayIndex } from '../../calendar/days.js';
import { morningOf } from '../../calendar/waking-time.js';
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

/** The first of these mornings to come, in another week than the one that was told already. */
export function nextDigestAt({ weekday, zone }: Rhythm, now: number, told: string | null): number {
  const week = weekOf(now, zone);
  const morning = morningOf(addDays(week, weekday), zone);
  return morning > now && week !== told ? morning : morningOf(addDays(week, 7 + weekday), zone);
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
