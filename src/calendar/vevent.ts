import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalEventClass,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalAttendeeData,
  type ICalEventData,
} from 'ical-generator';
import { DateTime } from 'luxon';
import type { Attendee, CalendarEvent, Organizer, Partstat, SeriesPart } from './calendar-event.js';
import { mailtoAddress, parameterText, plainLine, plainText, safeUrl } from './text-safety.js';
import { toInstant } from './wall-time.js';
import { canonicalZone } from './zones.js';

/** ical-generator writes no CONFERENCE (RFC 7986): this stands for it until the text is finished. */
export const CONFERENCE_STAND_IN = 'X-MAILLAGE-CONFERENCE';

/** One VEVENT to write: what happens, and who is named on it (C31: never another attendee). */
export interface VEvent {
  event: CalendarEvent;
  recurrence?: SeriesPart | undefined;
  /** None in a feed (C38). */
  organizer?: Organizer;
  attendee?: Attendee;
  /** `none` leaves STATUS out, as the uninviting of one person needs (C07). */
  status: 'confirmed' | 'tentative' | 'cancelled' | 'none';
  /** Asks for an answer: RSVP=TRUE, and no counter-proposals from Outlook (C10). */
  answerable: boolean;
}

const partstats: Record<Partstat, ICalAttendeeStatus> = {
  'NEEDS-ACTION': ICalAttendeeStatus.NEEDSACTION,
  ACCEPTED: ICalAttendeeStatus.ACCEPTED,
  TENTATIVE: ICalAttendeeStatus.TENTATIVE,
  DECLINED: ICalAttendeeStatus.DECLINED,
};

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
  none: null,
};

/** What ical-generator needs to write a VEVENT. */
export function veventData(vevent: VEvent): ICalEventData {
  const { event, recurrence, organizer, attendee, status, answerable } = vevent;
  const gateUrl = event.gateUrl === null ? null : safeUrl(event.gateUrl);
  const x: [string, string][] = [];
  if (gateUrl !== null) x.push([CONFERENCE_STAND_IN, gateUrl]);
  if (answerable) x.push(['X-MICROSOFT-DISALLOW-COUNTER', 'TRUE']);
  return {
    id: event.uid,
    sequence: event.sequence,
    stamp: moment(event.revisedAt),
    lastModified: moment(event.revisedAt),
    created: event.createdAt === undefined ? null : moment(event.createdAt),
    start: moment(event.startsAt),
    end: moment(event.endsAt),
    timezone: requireZone(event.timeZone),
    ...(recurrence && recurrenceData(recurrence, event.timeZone)),
    summary: plainLine(event.title),
    description: describe(event.description, gateUrl),
    location: (event.location === null ? null : plainLine(event.location)) || gateUrl,
    url: safeUrl(event.url),
    organizer: organizer === undefined ? null : party(organizer),
    attendees: attendee === undefined ? [] : [attendeeData(attendee, answerable)],
    status: statuses[status],
    transparency: status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    class: event.neutral === true ? ICalEventClass.PRIVATE : null,
    x,
  };
}

/** Lines of their own (C16, C17): a series has a zone, whose TZID and wall time its exceptions repeat. */
function recurrenceData(recurrence: SeriesPart, timeZone: string): Partial<ICalEventData> {
  const zone = requireZone(timeZone);
  if (zone === 'UTC') throw new RangeError('a series is planned in a zone of its own');
  if ('originalStart' in recurrence)
    return { recurrenceId: moment(instantOf(recurrence.originalStart, zone)) };
  const exceptions = recurrence.excluded.map((start) => `EXDATE;TZID=${zone}:${basic(start)}`);
  return { repeating: [`RRULE:${recurrence.rrule}`, ...exceptions, ''].join('\r\n') };
}

function instantOf(startsLocal: string, zone: string): number {
  const instant = toInstant(startsLocal, zone);
  if (instant === null) throw new RangeError(`no such time in ${zone}: ${startsLocal}`);
  return instant;
}

/** `2026-12-04T18:30` as iCalendar writes it. */
const basic = (startsLocal: string): string => `${startsLocal.replace(/[-:]/g, '')}00`;

/** A Date would be printed in the process's zone, and a default locale could bring its own digits. */
function moment(instant: number): DateTime {
  return DateTime.fromMillis(instant, { zone: 'utc', locale: 'en-US', numberingSystem: 'latn' });
}

function requireZone(name: string): string {
  const zone = canonicalZone(name);
  if (zone === null) throw new RangeError(`unknown time zone: ${name}`);
  return zone;
}

/** The gate stands in DESCRIPTION too (C44): some calendars show nothing else. */
function describe(description: string, gateUrl: string | null): string | null {
  const text = plainText(description);
  if (gateUrl === null || text.includes(gateUrl)) return text || null;
  return text === '' ? gateUrl : `${text}\n\n${gateUrl}`;
}

function party({ name, email }: Organizer): Organizer {
  return { name: parameterText(name) || parameterText(email), email: mailtoAddress(email) };
}

function attendeeData(attendee: Attendee, answerable: boolean): ICalAttendeeData {
  return {
    ...party(attendee),
    type: ICalAttendeeType.INDIVIDUAL,
    role: ICalAttendeeRole.REQ,
    status: partstats[attendee.partstat],
    rsvp: answerable ? true : null,
  };
}
