import type { FeedEntry } from '../../calendar/feed.js';
import { DAY } from '../../kernel/clock.js';
import type { Event } from '../events/event.entity.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';

const dayOf = (now: number): number => now - (now % DAY);

/** What began longer ago leaves a feed, at midnight (UTC), and what is to come is all in it. */
export const feedSince = (now: number): number => dayOf(now) - 90 * DAY;

/** Until when a feed stays as it is, if nobody writes. */
export const feedHoldsUntil = (now: number): number => dayOf(now) + DAY;

/** When it is to be noted again that somebody reads. */
export const nextReadNote = (readAt: number | null): number => (readAt ?? 0) + DAY;

/** An answer that gives no seat: calendars show it as tentative. */
export type Unsure = 'waitlisted' | 'maybe';

/**
 * Somebody who waits or hesitates has it tentative, with a word in the title: many calendars show nothing of STATUS,
 * and who waits must not think that a seat is theirs. What is cancelled says that alone.
 */
export function unsureOf(event: Pick<Event, 'status'>, outcome: Outcome): Unsure | null {
  if (event.status === 'cancelled') return null;
  return outcome === 'waitlisted' || outcome === 'maybe' ? outcome : null;
}

/** What a feed says of an event besides its row. */
export interface Shown {
  url: string;
  /** The title that says why it is tentative; null where it is sure. */
  unsure: string | null;
  /** What will be talked about, a line each. */
  agenda: readonly string[];
}

/** An event as a feed shows it. */
export function feedEntry(event: Event, { url, unsure, agenda }: Shown): FeedEntry {
  const status = unsure === null ? 'confirmed' : 'tentative';
  return {
    event: { ...calendarEvent(event, url, undefined, agenda), title: unsure ?? event.title },
    status: event.status === 'cancelled' ? 'cancelled' : status,
  };
}
