import { ICalCalendarMethod } from 'ical-generator';
import type { Attendee, CalendarEvent, Organizer } from './calendar-event.js';
import { writeCalendar } from './write-calendar.js';

interface Invitation {
  event: CalendarEvent;
  organizer: Organizer;
  attendee: Attendee;
}

interface Cancellation extends Invitation {
  /** The whole event, or this one person's place in it (C07). */
  scope: 'event' | 'attendee';
}

interface Publication {
  event: CalendarEvent;
  organizer: Organizer;
  cancelled: boolean;
}

/** An invitation, or its update, for one person (C06, C30-C32). */
export function buildRequest({ event, organizer, attendee }: Invitation): string {
  return writeCalendar(ICalCalendarMethod.REQUEST, [
    { event, organizer, attendee, status: 'confirmed', answerable: true },
  ]);
}

/** Takes the event, or only this person's place, out of their calendar (C07). */
export function buildCancellation({ event, organizer, attendee, scope }: Cancellation): string {
  const status = scope === 'event' ? 'cancelled' : 'none';
  return writeCalendar(ICalCalendarMethod.CANCEL, [
    { event, organizer, attendee, status, answerable: false },
  ]);
}

/** One event's download: an organizer, no attendee (C09). */
export function buildPublication({ event, organizer, cancelled }: Publication): string {
  const status = cancelled ? 'cancelled' : 'confirmed';
  return writeCalendar(ICalCalendarMethod.PUBLISH, [{ event, organizer, status, answerable: false }]);
}
