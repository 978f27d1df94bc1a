import { addDays } from '../../calendar/days.js';
import { morningOf, wakingTime } from '../../calendar/waking-time.js';
import { toInstant } from '../../calendar/wall-time.js';
import type { Adhesion } from './adhesion.entity.js';

type Term = Pick<Adhesion, 'startsOn' | 'endsOn' | 'admitsUntil'>;

/** `grace`: the dues lapsed, and still admit for a while. */
export const ADHESION_STATES = ['upcoming', 'current', 'expiring', 'grace', 'lapsed'] as const;
export type AdhesionState = (typeof ADHESION_STATES)[number];

/** How many days ahead an end counts as near. */
const NEAR = 30;

/** How many days before its end somebody is told. */
export const NOTICE_DAYS = [30, 7] as const;
export type NoticeDays = (typeof NOTICE_DAYS)[number];

/** The last day that dues admit to anything. */
export const coverOf = (endsOn: string, graceDays: number): string => addDays(endsOn, graceDays);

/** Whether it admits to what begins on a day, where that takes place. */
export const admitsOn = (adhesion: Term | null, day: string): boolean =>
  adhesion !== null && adhesion.startsOn <= day && day <= adhesion.admitsUntil;

/** The last day on which an end counts as near. */
export const nearUntil = (today: string): string => addDays(today, NEAR);

export function stateOn({ startsOn, endsOn, admitsUntil }: Term, today: string): AdhesionState {
  if (startsOn > today) return 'upcoming';
  if (endsOn > nearUntil(today)) return 'current';
  if (endsOn >= today) return 'expiring';
  return admitsUntil >= today ? 'grace' : 'lapsed';
}

/** The morning on which somebody is told that an adhesion ends in so many days. */
function noticeAt(endsOn: string, days: NoticeDays, zone: string): number {
  const day = addDays(endsOn, -days);
  return morningOf(day, zone);
}

/** The notices that are still ahead, and when. */
export const noticesAhead = (endsOn: string, zone: string, now: number): { days: NoticeDays; at: number }[] =>
  NOTICE_DAYS.map((days) => ({ days, at: noticeAt(endsOn, days, zone) })).filter(({ at }) => at > now);

/**
 * When a notice that is due goes: now, or later where it is night for the person or their zone changed. Null when it
 * comes too late: the next one, or the end, is there.
 */
export function noticeDue(
  { endsOn, days }: { endsOn: string; days: NoticeDays },
  zone: string,
  now: number,
): number | null {
  const at = Math.max(noticeAt(endsOn, days, zone), wakingTime(now, zone));
  const tooLate = days === 30 ? noticeAt(endsOn, 7, zone) : toInstant(`${addDays(endsOn, 1)}T00:00`, zone);
  return tooLate !== null && at >= tooLate ? null : at;
}
