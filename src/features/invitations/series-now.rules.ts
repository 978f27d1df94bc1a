import { dayOfStart } from '../series/occurrence.rules.js';
import { whereOf } from '../series/series-calendar.rules.js';
import type { Event } from '../events/event.entity.js';
import type { Series } from '../series/series.entity.js';
import type { DateNow, SeriesNow } from './series-held.rules.js';
import type { ShownMaster } from './series-invite.entity.js';

const masterOf = (series: Series): ShownMaster => {
  const { title, rule, startsOn, until, time, durationMinutes, timeZone } = series;
  return { title, where: whereOf(series), rule, startsOn, until, time, durationMinutes, timeZone };
};

const dateOf = (event: Event): DateNow => {
  const { title, startsAt, endsAt, status } = event;
  return { title, where: whereOf(event), startsAt, endsAt, status };
};

/** Those dates of a series that its rule gave, by their day. */
export const byDay = <Date extends Pick<Event, 'originalStartLocal'>>(
  dates: readonly Date[],
): Map<string, Date> =>
  new Map(
    dates.flatMap((date) =>
      date.originalStartLocal === null ? [] : [[dayOfStart(date.originalStartLocal), date]],
    ),
  );

/** A series and its dates, as what calendars are told is compared with it. */
export const seriesNow = (series: Series, dates: readonly Event[]): SeriesNow => ({
  status: series.status,
  master: masterOf(series),
  horizonOn: series.horizonOn,
  dates: new Map([...byDay(dates)].map(([day, date]) => [day, dateOf(date)])),
  skips: series.skips.map(({ on }) => on),
});
