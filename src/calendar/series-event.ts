import type { CalendarEvent, Partstat, SeriesPart } from './calendar-event.js';

/** One date of a series that is not as the rule has it: elsewhere, at another time, under another title. */
export interface DateOverride {
  /** When the rule has it start: wall time in the series' zone (C11). */
  originalStart: string;
  event: CalendarEvent;
  status: 'confirmed' | 'tentative' | 'cancelled';
}

/** A recurring event as one person's calendar, or a feed, sees it. */
export interface CalendarSeries {
  /** The first date, and what all dates have that are not among the overrides. */
  master: CalendarEvent;
  /** As RFC 5545 writes it, without its name. */
  rrule: string;
  /** Dates of the rule that are not: wall times in the series' zone. */
  excluded: readonly string[];
  overrides: readonly DateOverride[];
}

/** One VEVENT of a series. */
export interface SeriesVEvent {
  event: CalendarEvent;
  recurrence: SeriesPart;
  status: DateOverride['status'];
}

/** A date that is only perhaps is not accepted. */
export const partstatOf = ({ status }: Pick<SeriesVEvent, 'status'>): Partstat =>
  status === 'tentative' ? 'TENTATIVE' : 'ACCEPTED';

/** The master, and each of its overrides behind it (C15): one UID, one counter (C04). */
export function seriesVEvents(series: CalendarSeries): SeriesVEvent[] {
  const { master, rrule, excluded, overrides } = series;
  const recurrence = { rrule, excluded: [...excluded].sort() };
  const dates = [...overrides].sort((a, b) => (a.originalStart < b.originalStart ? -1 : 1));
  return [
    { event: master, recurrence, status: 'confirmed' },
    ...dates.map((override) => dateVEvent(master, override)),
  ];
}

/** In the zone of the master whatever its own: RECURRENCE-ID has the TZID of the series (C11). */
export function dateVEvent(master: CalendarEvent, override: DateOverride): SeriesVEvent {
  const { uid, sequence, timeZone } = master;
  return {
    event: { ...override.event, uid, sequence, timeZone },
    recurrence: { originalStart: override.originalStart },
    status: override.status,
  };
}
