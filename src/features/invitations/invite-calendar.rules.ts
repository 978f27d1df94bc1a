import type { CalendarEvent } from '../../calendar/calendar-event.js';
import { buildCancellation, buildRequest } from '../../calendar/itip.js';
import type { CalendarPart } from './invite.rules.js';

interface Parties {
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

/** The iTIP message of a mail: one attendee and the organizer, nobody else (C31). */
export function inviteCalendar(
  event: CalendarEvent,
  part: CalendarPart,
  { organizer, attendee }: Parties,
): { method: 'REQUEST' | 'CANCEL'; ics: string } {
  if (part.method === 'REQUEST')
    return {
      method: 'REQUEST',
      ics: buildRequest({ event, organizer, attendee: { ...attendee, partstat: part.partstat } }),
    };
  const declined = { ...attendee, partstat: 'DECLINED' as const };
  return {
    method: 'CANCEL',
    ics: buildCancellation({ event, organizer, attendee: declined, scope: part.scope }),
  };
}
