import type { CalendarEvent } from '../../calendar/calendar-event.js';
import { rruleText } from '../../calendar/recurrence.js';
import type { CalendarSeries, DateOverride } from '../../calendar/series-event.js';
import { MINUTE } from '../../kernel/clock.js';
import type { Event } from '../events/event.entity.js';
import { descriptionOf, locationOf } from '../events/event-calendar.rules.js';
import { hasGate } from '../events/event-room.rules.js';
import type { Series } from './series.entity.js';
import { instantOn, lastDate, startOn } from './series.rules.js';

/** What a series' calendar says of itself to one person, or to all. */
export interface SeriesShown {
  /** Its first day there: a date of the rule. */
  from: string;
  sequence: number;
  revisedAt: number;
  url: string;
  /** Days of the rule that are not. */
  excluded: readonly string[];
  overrides: readonly DateOverride[];
}

type Gathering = Pick<Event, 'format' | 'place'>;

/** Where people meet, to be compared: what a change of it is told for (C03). */
export const whereOf = ({ format, place }: Gathering): string =>
  [format, place?.name ?? '', place?.address ?? ''].join('\n');

/** UNTIL is the last date itself, in UTC (C16). */
const rruleOf = (series: Series): string => {
  const last = lastDate(series);
  return rruleText(series.rule, last === null ? null : instantOn(last, series));
};

/** A series as a calendar sees it (C11-C18). */
export function calendarSeries(series: Series, shown: SeriesShown): CalendarSeries {
  return {
    master: masterOf(series, shown),
    rrule: rruleOf(series),
    excluded: shown.excluded.map((day) => startOn(day, series)),
    overrides: shown.overrides,
  };
}

function masterOf(series: Series, { from, sequence, revisedAt, url }: SeriesShown): CalendarEvent {
  const startsAt = instantOn(from, series);
  return {
    uid: series.uid,
    sequence,
    revisedAt,
    createdAt: series.createdAt,
    title: series.title,
    description: descriptionOf(series, url),
    startsAt,
    endsAt: startsAt + series.durationMinutes * MINUTE,
    timeZone: series.timeZone,
    location: locationOf(series),
    gateUrl: hasGate(series) ? `${url}/room` : null,
    url,
  };
}

/** One date of it that is not as the others, or stands there to say that it is cancelled. */
export const dateOverride = (
  series: Series,
  day: string,
  event: CalendarEvent,
  status: DateOverride['status'],
): DateOverride => ({ originalStart: startOn(day, series), event, status });

/** Whether a date is all that its series says: nothing of its own for a calendar to show. */
export function isOrdinary(event: Event, series: Series, day: string): boolean {
  const startsAt = instantOn(day, series);
  return (
    event.startsAt === startsAt &&
    event.endsAt === startsAt + series.durationMinutes * MINUTE &&
    event.title === series.title &&
    event.description === series.description &&
    event.format === series.format &&
    hasGate(event) === hasGate(series) &&
    JSON.stringify(event.place) === JSON.stringify(series.place)
  );
}
