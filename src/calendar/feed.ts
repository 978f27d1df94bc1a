import { escape } from 'ical-generator';
import type { CalendarEvent, SeriesPart } from './calendar-event.js';
import { plainLine } from './text-safety.js';
import { vtimezone } from './vtimezone.js';
import { writeCalendar } from './write-calendar.js';
import { canonicalZone } from './zones.js';

/** One event of a feed: tentative is what its owner may yet not be part of, cancelled ones stay (C43). */
export interface FeedEntry {
  event: CalendarEvent;
  /** Where it is a series, or one date of a series that stands beside it. */
  recurrence?: SeriesPart;
  status: 'confirmed' | 'tentative' | 'cancelled';
}

interface Feed {
  events: readonly FeedEntry[];
  /** What calendars call it. */
  name: string;
  /** For calendars that show a feed in one zone; each event keeps its own. */
  timeZone: string;
}

/** How often to ask again (C42). */
const REFRESH = 'PT1H';

/**
 * A calendar to subscribe to: no METHOD, nobody named (C38, C42).
 * @throws RangeError for a zone that isn't one
 */
export function buildFeed({ events, name, timeZone }: Feed): string {
  const zone = canonicalZone(timeZone);
  if (zone === null) throw new RangeError(`unknown time zone: ${timeZone}`);
  const title = escape(plainLine(name), false);
  const head = [
    `NAME:${title}`,
    `X-WR-CALNAME:${title}`,
    `X-WR-TIMEZONE:${zone}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    `X-PUBLISHED-TTL:${REFRESH}`,
  ];
  const vevents = events.map((entry) => ({ ...entry, answerable: false }));
  return writeCalendar(null, vevents, events.length > 0 ? head : [...head, ...zoneLines(zone)]);
}

/** A calendar has one component at least (RFC 5545, 3.6), even while nothing is planned. */
const zoneLines = (zone: string): string[] =>
  vtimezone(zone)
    .split('\r\n')
    .filter((line) => line !== '');
