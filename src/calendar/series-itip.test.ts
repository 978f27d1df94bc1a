import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { attendee, contentLines, meetup, organizer } from '../../test/support/calendar-samples.js';
import { buildFeed } from './feed.js';
import { rruleText } from './recurrence.js';
import { type CalendarSeries, seriesVEvents } from './series-event.js';
import {
  buildDateCancellation,
  buildDateRequest,
  buildSeriesPublication,
  buildSeriesRequest,
} from './series-itip.js';

const FRIDAYS = { every: 'week', interval: 1, weekdays: ['fri'] } as const;
const moved = {
  originalStart: '2027-01-15T18:30',
  event: {
    ...meetup,
    uid: 'another',
    sequence: 99,
    timeZone: 'America/Toronto',
    startsAt: Date.UTC(2027, 0, 14, 19, 0),
    endsAt: Date.UTC(2027, 0, 14, 20, 30),
  },
  status: 'confirmed' as const,
};
const perhaps = { ...moved, originalStart: '2027-01-08T18:30', status: 'tentative' as const };

/** Fridays from 4 December 2026 to 25 June 2027, in Brest. */
const apero: CalendarSeries = {
  master: {
    ...meetup,
    sequence: 3,
    startsAt: Date.UTC(2026, 11, 4, 17, 30),
    endsAt: Date.UTC(2026, 11, 4, 19, 0),
  },
  rrule: rruleText({ ...FRIDAYS, weekdays: ['fri'] }, Date.UTC(2027, 5, 25, 16, 30)),
  excluded: ['2027-01-01T18:30', '2026-12-25T18:30'],
  overrides: [moved, perhaps],
};

const { email, name } = attendee;
const parties = { organizer, attendee: { email, name } };
const read = (text: string) => new ICAL.Component(ICAL.parse(text));
const vevents = (text: string) => read(text).getAllSubcomponents('vevent');
const values = (text: string, property: string) =>
  vevents(text).map((vevent) => vevent.getFirstPropertyValue(property)?.toString() ?? null);
const partstats = (text: string) =>
  vevents(text).map((vevent) => vevent.getFirstProperty('attendee')?.getParameter('partstat'));

describe('the whole series, for one person', () => {
  const text = buildSeriesRequest({ series: apero, ...parties });

  it('C06, C15: is a REQUEST of the master and the overrides that stand, under one UID', () => {
    expect(read(text).getFirstPropertyValue('method')).toBe('REQUEST');
    expect(new Set(values(text, 'uid'))).toEqual(new Set([meetup.uid]));
    expect(values(text, 'recurrence-id')).toEqual([null, '2027-01-08T18:30:00', '2027-01-15T18:30:00']);
    expect(values(text, 'status')).toEqual(['CONFIRMED', 'CONFIRMED', 'CONFIRMED']);
  });

  it('C04: shares one counter', () => {
    expect(values(text, 'sequence')).toEqual(['3', '3', '3']);
  });

  it('C11, C16, C17: says every start in the zone of the series, and UNTIL in UTC', () => {
    const lines = contentLines(text);
    expect(lines).toContain('DTSTART;TZID=Europe/Paris:20261204T183000');
    expect(lines).toContain('RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=FR;WKST=MO;UNTIL=20270625T163000Z');
    expect(lines.filter((line) => line.startsWith('EXDATE'))).toEqual([
      'EXDATE;TZID=Europe/Paris:20261225T183000',
      'EXDATE;TZID=Europe/Paris:20270101T183000',
    ]);
    expect(lines).toContain('RECURRENCE-ID;TZID=Europe/Paris:20270115T183000');
    // Planned in Toronto, it is told in the zone of its RECURRENCE-ID.
    expect(lines).toContain('DTSTART;TZID=Europe/Paris:20270114T200000');
  });

  it('C18: has no RDATE; C14: no RANGE', () => {
    expect(text).not.toMatch(/RDATE|RANGE=/);
  });

  it('C21: carries one VTIMEZONE', () => {
    const zones = read(text).getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual(['Europe/Paris']);
  });

  it('C32: is accepted, but for the date that is only perhaps', () => {
    expect(partstats(text)).toEqual(['ACCEPTED', 'TENTATIVE', 'ACCEPTED']);
  });
});

describe('one date', () => {
  const { master } = apero;

  it('C12: that changed is that VEVENT alone', () => {
    const text = buildDateRequest({ master, date: moved, ...parties });
    expect(values(text, 'recurrence-id')).toEqual(['2027-01-15T18:30:00']);
    expect(values(text, 'sequence')).toEqual(['3']);
    expect(vevents(text)[0]?.hasProperty('rrule')).toBe(false);
  });

  it.each([
    ['event', 'CANCELLED'],
    ['attendee', null],
  ] as const)('C07, C08: cancelled for the %s has its RECURRENCE-ID and STATUS %s', (scope, status) => {
    const text = buildDateCancellation({ master, date: moved, scope, ...parties });
    expect(read(text).getFirstPropertyValue('method')).toBe('CANCEL');
    expect(values(text, 'recurrence-id')).toEqual(['2027-01-15T18:30:00']);
    expect(values(text, 'status')).toEqual([status]);
    expect(partstats(text)).toEqual(['DECLINED']);
  });
});

describe('a series for everybody', () => {
  it('C09: its download names an organizer and no attendee', () => {
    const text = buildSeriesPublication(apero, organizer);
    expect(read(text).getFirstPropertyValue('method')).toBe('PUBLISH');
    expect(text).toContain('ORGANIZER');
    expect(text).not.toContain('ATTENDEE');
  });

  it('C38, C43: stands in a feed with its cancelled dates, and names nobody', () => {
    const cancelled = { ...moved, status: 'cancelled' as const };
    const events = seriesVEvents({ ...apero, overrides: [cancelled] });
    const text = buildFeed({ name: 'Apéros', timeZone: 'Europe/Paris', events });
    expect(values(text, 'status')).toEqual(['CONFIRMED', 'CANCELLED']);
    expect(values(text, 'transp')).toEqual(['OPAQUE', 'TRANSPARENT']);
    expect(text).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
  });
});

it('C17: a series is never planned in UTC', () => {
  const master = { ...apero.master, timeZone: 'Etc/UTC' };
  expect(() => buildSeriesRequest({ series: { ...apero, master }, ...parties })).toThrow(RangeError);
});

it.each([
  ['2027-03-26T18:30', '2027-03-26T17:30:00Z', '2027-04-02T18:30', '2027-04-02T16:30:00Z'],
  ['2027-10-29T18:30', '2027-10-29T16:30:00Z', '2027-11-05T18:30', '2027-11-05T17:30:00Z'],
])('C20: around a clock change %s stays at half past six', (before, beforeUtc, after, afterUtc) => {
  const text = buildSeriesRequest({ series: { ...apero, rrule: 'FREQ=WEEKLY', overrides: [] }, ...parties });
  const calendar = read(text);
  const [zone] = calendar.getAllSubcomponents('vtimezone');
  ICAL.TimezoneService.register(zone!);
  const iterator = new ICAL.Event(calendar.getFirstSubcomponent('vevent')!).iterator();
  const found = new Map<string, string>();
  for (let next = iterator.next(); next && next.year < 2028; next = iterator.next())
    found.set(next.toString().slice(0, 16), next.toJSDate().toISOString().replace('.000', ''));
  expect([found.get(before), found.get(after)]).toEqual([beforeUtc, afterUtc]);
});
