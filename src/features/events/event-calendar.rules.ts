import type { CalendarEvent } from '../../calendar/calendar-event.js';
import type { Event } from './event.entity.js';

/** Where people go, on one line: what a calendar shows under LOCATION. */
const locationOf = ({ place }: Pick<Event, 'place'>): string | null =>
  place && [place.name, place.address].filter(Boolean).join(', ');

/** How to find the table belongs with the description: calendars have no place for it. */
const descriptionOf = ({ description, place }: Event, url: string): string =>
  [description, place?.notes, url].filter(Boolean).join('\n\n');

/**
 * An event as a calendar sees it; the raw link of a video room is no part of it (C44).
 * @param told the bumps and DTSTAMP of one person's invite, or none for what is the same for all
 */
export function calendarEvent(
  event: Event,
  url: string,
  told?: { bumps: number; at: number },
): CalendarEvent {
  return {
    uid: event.uid,
    sequence: event.sequence + (told?.bumps ?? 0),
    revisedAt: Math.max(event.revisedAt, told?.at ?? 0),
    createdAt: event.createdAt,
    title: event.title,
    description: descriptionOf(event, url),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    location: locationOf(event),
    gateUrl: null,
    url,
  };
}
