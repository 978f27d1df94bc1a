import type { FeedEntry } from '../../calendar/feed.js';
import { addDays } from '../../calendar/days.js';
import { datesOf, hasDate, nextDates, type Recurrence } from '../../calendar/recurrence.js';
import { seriesVEvents } from '../../calendar/series-event.js';
import type { Event } from '../events/event.entity.js';
import { dayOfStart } from '../series/occurrence.rules.js';
import { calendarSeries, dateOverride, isOrdinary } from '../series/series-calendar.rules.js';
import type { Series } from '../series/series.entity.js';

/** An event of a feed, with what stands there of it. */
export interface FeedDate {
  event: Event;
  entry: FeedEntry;
  /** What will be talked about is its own: no other date has it. */
  hasAgenda: boolean;
}

/** What was cancelled has no date beyond those that exist. */
const recurrenceOf = ({ rule, startsOn, until, status, horizonOn }: Series): Recurrence => ({
  rule,
  startsOn,
  until: status === 'cancelled' && (until === null || until > horizonOn) ? horizonOn : until,
});

/** The day of a series that an event is; null where it stands by itself, as what was added to the series by hand. */
function dayIn(series: Series, { seriesId, originalStartLocal }: Event): string | null {
  const day = seriesId === series.id && originalStartLocal !== null ? dayOfStart(originalStartLocal) : null;
  return day !== null && hasDate(recurrenceOf(series), day) ? day : null;
}

/**
 * What a feed shows, each series as one recurring entry of those of its dates that are in the feed: the others are
 * excepted, and those that differ stand beside it, cancelled ones too (C43).
 */
export function withSeries(
  dates: readonly FeedDate[],
  series: readonly Series[],
  urlOf: (series: Series) => string,
): FeedEntry[] {
  const known = new Map(series.map((each) => [each.id, { series: each, days: new Map<string, FeedDate>() }]));
  const single: FeedEntry[] = [];
  for (const date of dates) {
    const of = known.get(date.event.seriesId ?? '');
    const day = of ? dayIn(of.series, date.event) : null;
    if (of && day !== null) of.days.set(day, date);
    else single.push(date.entry);
  }
  return [
    ...single,
    ...[...known.values()].flatMap(({ series: each, days }) => entriesOf(each, days, urlOf(each))),
  ];
}

function entriesOf(series: Series, dates: ReadonlyMap<string, FeedDate>, url: string): FeedEntry[] {
  const recurrence = recurrenceOf(series);
  const [from] = [...dates.keys()].sort().concat(nextDates(recurrence, addDays(series.horizonOn, 1), 1));
  if (from === undefined) return [];
  const missing = datesOf(recurrence, from, series.horizonOn).filter((day) => !dates.has(day));
  const skipped = series.skips
    .map(({ on }) => on)
    .filter((day) => day > series.horizonOn && hasDate(recurrence, day));
  const calendar = calendarSeries(
    { ...series, until: recurrence.until },
    {
      from,
      sequence: series.sequence,
      revisedAt: Math.max(series.revisedAt, ...[...dates.values()].map(({ event }) => event.revisedAt)),
      url,
      excluded: [...missing, ...skipped],
      overrides: [...dates].flatMap(([day, date]) => {
        const { event, status } = date.entry;
        return isAsTheRest(day, date, series) ? [] : [dateOverride(series, day, event, status)];
      }),
    },
  );
  return seriesVEvents(calendar);
}

const isAsTheRest = (day: string, { event, entry, hasAgenda }: FeedDate, series: Series): boolean =>
  entry.status === 'confirmed' && !hasAgenda && isOrdinary(event, series, day);
