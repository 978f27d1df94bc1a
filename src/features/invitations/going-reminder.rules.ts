import { addDays, daysBetween } from '../../calendar/days.js';
import { morningOf, wakingTime } from '../../calendar/waking-time.js';
import { localDay } from '../../calendar/wall-time.js';
import { DAY, HOUR } from '../../kernel/clock.js';
import type { Event } from '../events/event.entity.js';
import type { Via } from '../rsvps/rsvp.entity.js';

/** In the order in which they come: three days before and on the day; the day before, for who usually comes. */
export const GOING_REMINDERS = ['ahead', 'eve', 'day'] as const;
export type GoingReminderKind = (typeof GOING_REMINDERS)[number];

/** Mornings of the east begin that long before those of where the event is. */
const LOOKED_AT_BEFORE = 12 * HOUR;

/** Who answered since then has just read what the reminder says. */
const JUST_TOLD = 12 * HOUR;

/** Put off by that much, it is another occasion to be reminded of. */
const ANOTHER_TIME = 3 * DAY;

/** No mail comes when people are on their way. */
const ON_THE_WAY = HOUR;

/** Counted from the start that people were reminded of. */
export const REMINDERS_KEPT = 30 * DAY;

type Dated = Pick<Event, 'seriesId' | 'startsAt' | 'timeZone'>;

/** A start, and the zone of whoever is reminded of it. */
export interface Occasion {
  startsAt: number;
  zone: string;
}

/** A weekly date is recalled once to who usually comes, and like any other to who said it of that date. */
export const remindedVia = (kind: GoingReminderKind): Via => (kind === 'eve' ? 'following' : 'own');

function morningBefore(days: number, { startsAt, zone }: Occasion): number {
  return morningOf(addDays(localDay(startsAt, zone), -days), zone);
}

/** That of a start in the small hours, or of a breakfast, is the one before. */
function lastMorning(occasion: Occasion): number {
  const morning = morningBefore(0, occasion);
  return morning <= occasion.startsAt - ON_THE_WAY ? morning : morningBefore(1, occasion);
}

/** Nine o'clock where the person lives. */
export function plannedAt(kind: GoingReminderKind, occasion: Occasion): number {
  switch (kind) {
    case 'ahead':
      return morningBefore(3, occasion);
    case 'eve':
      return morningBefore(1, occasion);
    case 'day':
      return lastMorning(occasion);
  }
}

/** Beyond, people are on their way, or the next reminder is there. */
const latestAt = (kind: GoingReminderKind, occasion: Occasion): number =>
  kind === 'ahead' ? lastMorning(occasion) - DAY : occasion.startsAt - ON_THE_WAY;

/** When a reminder goes: as planned, or later where the worker comes at night. Null once that is too late. */
export function goingReminderAt(kind: GoingReminderKind, occasion: Occasion, now: number): number | null {
  const at = Math.max(plannedAt(kind, occasion), wakingTime(now, occasion.zone));
  return at <= latestAt(kind, occasion) ? at : null;
}

/** Until when they must have answered to be reminded. */
export const answeredBy = (kind: GoingReminderKind, occasion: Occasion): number =>
  plannedAt(kind, occasion) - JUST_TOLD;

/** A reminder of a start after this one was of the same occasion: one is enough, wherever that moved since. */
export const sameOccasionAfter = (startsAt: number): number => startsAt - ANOTHER_TIME;

const kindsFor = ({ seriesId }: Dated): readonly GoingReminderKind[] =>
  seriesId === null ? GOING_REMINDERS.filter((kind) => kind !== 'eve') : GOING_REMINDERS;

const occasionAt = ({ startsAt, timeZone: zone }: Dated): Occasion => ({ startsAt, zone });

/** When it is looked at who is to be reminded: before the morning of anybody. */
export const lookedAt = (kind: GoingReminderKind, event: Dated): number =>
  plannedAt(kind, occasionAt(event)) - LOOKED_AT_BEFORE;

/** The first that is to come after an event was planned or moved: what is past by then is not made up for. */
export const firstReminder = (event: Dated, plannedOn: number): GoingReminderKind | null =>
  kindsFor(event).find((kind) => plannedAt(kind, occasionAt(event)) > plannedOn) ?? null;

export function reminderAfter(kind: GoingReminderKind, event: Dated): GoingReminderKind | null {
  const kinds = kindsFor(event);
  return kinds[kinds.indexOf(kind) + 1] ?? null;
}

/** How the reader calls the day, by their own calendar. */
export function nearness({ startsAt, zone }: Occasion, at: number): 'today' | 'tomorrow' | 'soon' {
  const days = daysBetween(localDay(at, zone), localDay(startsAt, zone));
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : 'soon';
}
