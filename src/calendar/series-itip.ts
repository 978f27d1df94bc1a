import { ICalCalendarMethod } from 'ical-generator';
import type { Attendee, CalendarEvent, Organizer } from './calendar-event.js';
import {
  type CalendarSeries,
  type DateOverride,
  dateVEvent,
  partstatOf,
  seriesVEvents,
} from './series-event.js';
import { writeCalendar } from './write-calendar.js';

interface Parties {
  organizer: Organizer;
  /** Their PARTSTAT is said for each date. */
  attendee: Omit<Attendee, 'partstat'>;
}

interface OneDate extends Parties {
  /** Its uid, counter and zone are those of the date (C04, C11). */
  master: CalendarEvent;
  date: DateOverride;
}

interface DateCancellation extends OneDate {
  /** The date for everybody, or this one person's place on it (C07). */
  scope: 'event' | 'attendee';
}

/** The whole series for one person: its master and every override that stands (C06, C15). */
export function buildSeriesRequest({
  series,
  organizer,
  attendee,
}: Parties & { series: CalendarSeries }): string {
  const vevents = seriesVEvents(series).map((vevent) => ({
    ...vevent,
    // A request asks people in: what is tentative on it is their answer, not the event (C06).
    status: 'confirmed' as const,
    organizer,
    attendee: { ...attendee, partstat: partstatOf(vevent) },
    answerable: true,
  }));
  return writeCalendar(ICalCalendarMethod.REQUEST, vevents);
}

/** A change to one date says that date alone (C12). */
export function buildDateRequest({ master, date, organizer, attendee }: OneDate): string {
  const vevent = dateVEvent(master, date);
  const partstat = partstatOf(vevent);
  return writeCalendar(ICalCalendarMethod.REQUEST, [
    { ...vevent, status: 'confirmed', organizer, attendee: { ...attendee, partstat }, answerable: true },
  ]);
}

/** Takes one date out of a calendar that keeps the others (C08). */
export function buildDateCancellation({
  master,
  date,
  organizer,
  attendee,
  scope,
}: DateCancellation): string {
  const { event, recurrence } = dateVEvent(master, date);
  const status = scope === 'event' ? 'cancelled' : 'none';
  const declined = { ...attendee, partstat: 'DECLINED' as const };
  return writeCalendar(ICalCalendarMethod.CANCEL, [
    { event, recurrence, organizer, attendee: declined, status, answerable: false },
  ]);
}

/** A series' download: an organizer, no attendee (C09). */
export function buildSeriesPublication(series: CalendarSeries, organizer: Organizer): string {
  const vevents = seriesVEvents(series).map((vevent) => ({ ...vevent, organizer, answerable: false }));
  return writeCalendar(ICalCalendarMethod.PUBLISH, vevents);
}
