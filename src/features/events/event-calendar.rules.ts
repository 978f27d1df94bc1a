import type { CalendarEvent } from '../../calendar/calendar-event.js';
import type { Event } from './event.entity.js';
import { hasGate } from './event-room.rules.js';

/** Where people go, on one line: what a calendar shows under LOCATION. */
export const locationOf = ({ place }: Pick<Event, 'place'>): string | null =>
  place && [place.name, place.address].filter(Boolean).join(', ');

/** How to find the table belongs with the description: calendars have no place for it. */
export const descriptionOf = (
  { description, place }: Pick<Event, 'description' | 'place'>,
  url: string,
  agenda: readonly string[] = [],
): string => [description, agenda.join('\n'), place?.notes, url].filter(Boolean).join('\n\n');

/**
 * An event as a calendar sees it; the raw link of a video room is no part of it (C44).
 * @param told the bumps and DTSTAMP of one person's invite, or none for what is the same for all
 * @param agenda what will be talked about, a line each
 */
export function calendarEvent(
  event: Event,
  url: string,
  told?: { bumps: number; at: number },
  agenda: readonly string[] = [],
): CalendarEvent {
  return {
    uid: event.uid,
    sequence: event.sequence + (told?.bumps ?? 0),
    revisedAt: Math.max(event.revisedAt, told?.at ?? 0),
    createdAt: event.createdAt,
    title: event.title,
    description: descriptionOf(event, url, agenda),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    timeZone: event.timeZone,
    location: locationOf(event),
    gateUrl: hasGate(event) ? `${url}/room` : null,
    url,
  };
}
