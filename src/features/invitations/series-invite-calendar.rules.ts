import type { CalendarEvent } from '../../calendar/calendar-event.js';
import { buildCancellation } from '../../calendar/itip.js';
import type { CalendarSeries, DateOverride } from '../../calendar/series-event.js';
import { buildDateCancellation, buildDateRequest, buildSeriesRequest } from '../../calendar/series-itip.js';
import { calendarEvent } from '../events/event-calendar.rules.js';
import type { Event } from '../events/event.entity.js';
import { calendarSeries, dateOverride } from '../series/series-calendar.rules.js';
import type { Series } from '../series/series.entity.js';
import { ordinaryDate } from './series-held.rules.js';
import type { HeldSeries, ShownDate } from './series-invite.entity.js';
import type { SeriesPart } from './series-invite.rules.js';

/** A decision about somebody's calendar, with all that the same message again is made of. */
export interface SeriesTold {
  part: SeriesPart;
  /** As the calendar holds it once the message is read; of what is taken out of it, as it was. */
  held: HeldSeries;
  sequence: number;
  at: number;
}

interface Sources {
  series: Series;
  /** The rows of the dates that differ, by day. */
  dates: ReadonlyMap<string, Event>;
  /** What will be talked about, by event. */
  agendas: ReadonlyMap<string, readonly string[]>;
  publicUrl: string;
}

interface Parties {
  organizer: { name: string; email: string };
  attendee: { name: string; email: string };
}

/** The iTIP message of a mail about a series: one attendee and the organizer, nobody else (C31). */
export function seriesInviteCalendar(
  sources: Sources,
  told: SeriesTold,
  parties: Parties,
): { method: 'REQUEST' | 'CANCEL'; ics: string } {
  const { part } = told;
  const series = seriesOf(sources, told);
  const { method } = part;
  if (part.day === null) {
    const ics =
      part.method === 'REQUEST'
        ? buildSeriesRequest({ series, ...parties })
        : buildCancellation({
            event: series.master,
            organizer: parties.organizer,
            attendee: { ...parties.attendee, partstat: 'DECLINED' },
            scope: part.scope,
          });
    return { method, ics };
  }
  const date = overrideOf(part.day, shownOr(part.day, told.held), { sources, told });
  const one = { master: series.master, date, ...parties };
  const ics =
    part.method === 'REQUEST' ? buildDateRequest(one) : buildDateCancellation({ ...one, scope: part.scope });
  return { method, ics };
}

function seriesOf(sources: Sources, told: SeriesTold): CalendarSeries {
  const { series, publicUrl } = sources;
  const { held, sequence, at } = told;
  const { title, rule, startsOn, until, time, durationMinutes, timeZone } = held.master;
  const own = Object.entries(held.own);
  return calendarSeries(
    { ...series, title, rule, startsOn, until, time, durationMinutes, timeZone },
    {
      from: held.from,
      sequence,
      revisedAt: Math.max(series.revisedAt, at),
      url: `${publicUrl}/series/${series.id}`,
      excluded: Object.keys(held.out),
      overrides: own.map(([day, shown]) => overrideOf(day, shown, { sources, told })),
    },
  );
}

const shownOr = (day: string, held: HeldSeries): ShownDate => held.own[day] ?? ordinaryDate(day, held.master);

function overrideOf(
  day: string,
  shown: ShownDate,
  { sources, told }: { sources: Sources; told: SeriesTold },
): DateOverride {
  const { series, dates, agendas, publicUrl } = sources;
  const date = dates.get(day);
  const { title, startsAt, endsAt } = shown;
  const event: CalendarEvent = {
    ...(date
      ? calendarEvent(date, `${publicUrl}/events/${date.id}`, { bumps: 0, at: told.at }, agendas.get(date.id))
      : bare(series, told, `${publicUrl}/series/${series.id}`)),
    title,
    startsAt,
    endsAt,
  };
  return dateOverride(
    { ...series, time: told.held.master.time },
    day,
    event,
    shown.unsure ? 'tentative' : 'confirmed',
  );
}

/** Of a date without a row: all that a calendar needs to take it out. */
const bare = (
  series: Series,
  { at }: SeriesTold,
  url: string,
): Omit<CalendarEvent, 'title' | 'startsAt' | 'endsAt'> => ({
  uid: series.uid,
  sequence: 0,
  revisedAt: at,
  description: '',
  timeZone: series.timeZone,
  location: null,
  gateUrl: null,
  url,
});
