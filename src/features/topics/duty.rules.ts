import { addDays } from '../../calendar/days.js';
import { morningOf, wakingTime } from '../../calendar/waking-time.js';
import { localDay } from '../../calendar/wall-time.js';
import { HOUR } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import type { DateConfirmation } from './date-confirmation.entity.js';

/** How many days before a date its host is asked whether they will be there. */
export const REMINDER_DAYS = [3, 1] as const;
export type ReminderDays = (typeof REMINDER_DAYS)[number];

/** Mornings of the east begin that long before those of where the date is. */
const LOOKED_AT_BEFORE = 12 * HOUR;

type Dated = Pick<Event, 'seriesId' | 'status' | 'startsAt' | 'endsAt'>;

/** @throws DomainError not-in-series, not-scheduled, event-cancelled, event-over */
export function checkHasDuty({ seriesId, status, endsAt }: Dated, now: number): void {
  if (seriesId === null) throw conflict('not-in-series');
  if (status === 'draft') throw conflict('not-scheduled');
  if (status === 'cancelled') throw conflict('event-cancelled');
  if (endsAt <= now) throw conflict('event-over');
}

/** The dates of a series are confirmed ahead; of anything else a host is there because they planned it. */
export const asksConfirmation = ({ seriesId, status }: Pick<Event, 'seriesId' | 'status'>): boolean =>
  seriesId !== null && status === 'scheduled';

/** Said by who still hosts the date, for the time that it still has. */
export const holds = (
  confirmation: Pick<DateConfirmation, 'accountId' | 'startsAt'>,
  { startsAt }: Pick<Event, 'startsAt'>,
  hostIds: readonly string[],
): boolean => confirmation.startsAt === startsAt && hostIds.includes(confirmation.accountId);

/** Where hosts take turns, one takes the place of another; where all host each date, one comes to the front. */
export const takenOver = (hostIds: readonly string[], accountId: string, rotates: boolean): string[] =>
  rotates ? [accountId] : [accountId, ...hostIds.filter((id) => id !== accountId)];

export const givenBack = (hostIds: readonly string[], accountId: string): string[] =>
  hostIds.filter((id) => id !== accountId);

/** The morning, for somebody, so many days before a date. */
export function reminderAt(startsAt: number, days: ReminderDays, zone: string): number {
  return morningOf(addDays(localDay(startsAt, zone), -days), zone);
}

/** When it is looked at who is to be reminded: before the morning of whoever that will be. */
export const remindersAhead = (
  { startsAt, timeZone }: Pick<Event, 'startsAt' | 'timeZone'>,
  now: number,
): { days: ReminderDays; at: number }[] =>
  REMINDER_DAYS.map((days) => ({ days, at: reminderAt(startsAt, days, timeZone) }))
    .filter(({ at }) => at > now)
    .map(({ days, at }) => ({ days, at: at - LOOKED_AT_BEFORE }));

/**
 * When a reminder that is due goes: now, or later where it is not yet morning for its reader. Null when it comes too
 * late: the next one, or the date itself, is there.
 */
export function reminderDue(
  startsAt: number,
  days: ReminderDays,
  { zone, now }: { zone: string; now: number },
): number | null {
  const at = Math.max(reminderAt(startsAt, days, zone), wakingTime(now, zone));
  const tooLate = days === 3 ? reminderAt(startsAt, 1, zone) : startsAt;
  return at < tooLate ? at : null;
}
