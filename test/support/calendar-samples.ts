import ICAL from 'ical.js';
import type { Attendee, CalendarEvent, Organizer } from '../../src/calendar/calendar-event.js';

/** A meetup at a café in Brest on Thursday 18 March 2027, 18:30. */
export const meetup: CalendarEvent = {
  uid: '5f0c1b9e-3a34-4c55-9a57-0c8f3f6b2a11',
  sequence: 0,
  revisedAt: Date.UTC(2027, 1, 20, 9, 15, 0),
  createdAt: Date.UTC(2027, 1, 18, 8, 0, 0),
  title: 'Café entre pairs',
  description: 'On se retrouve autour d’un café, à quatre ou cinq.',
  startsAt: Date.UTC(2027, 2, 18, 17, 30),
  endsAt: Date.UTC(2027, 2, 18, 19, 0),
  timeZone: 'Europe/Paris',
  location: 'Café de la Gare, 12 place de la Gare, Brest',
  gateUrl: null,
  url: 'https://maillage.example/events/cafe-entre-pairs',
};

export const organizer: Organizer = {
  name: 'Maillage (Finistère)',
  email: 'rencontres+k5qmw3ra@maillage.example',
};

export const attendee: Attendee = {
  name: 'Maëlle Le Goff',
  email: 'maelle@asso.example',
  partstat: 'NEEDS-ACTION',
};

/** A calendar text as ical.js reads it; throws when it can't, or when there isn't exactly one event. */
export function readCalendar(text: string): {
  calendar: ICAL.Component;
  vevent: ICAL.Component;
  event: ICAL.Event;
} {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [vevent, ...others] = calendar.getAllSubcomponents('vevent');
  if (vevent === undefined || others.length > 0) throw new Error('expected exactly one VEVENT');
  for (const vtimezone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(vtimezone);
  return { calendar, vevent, event: new ICAL.Event(vevent) };
}

/** Every content line, unfolded, without the blank after the last CRLF. */
export function contentLines(text: string): string[] {
  return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}
