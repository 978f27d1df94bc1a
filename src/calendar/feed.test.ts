import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { contentLines, meetup } from '../../test/support/calendar-samples.js';
import type { CalendarEvent } from './calendar-event.js';
import { buildFeed, type FeedEntry } from './feed.js';
import { plainLine, plainText } from './text-safety.js';
import { offeredZones } from './zones.js';

const apero: CalendarEvent = {
  ...meetup,
  uid: '0b6f7c0e-57a5-4d0c-8f0c-5b1a4a3f9d20',
  title: 'Apéro visio du vendredi 🥂 (liste d’attente)',
  timeZone: 'America/Montreal',
  location: null,
};
const gone: CalendarEvent = { ...meetup, uid: '0b6f7c0e-57a5-4d0c-8f0c-5b1a4a3f9d21', sequence: 1 };

const events: FeedEntry[] = [
  { event: meetup, status: 'confirmed' },
  { event: apero, status: 'tentative' },
  { event: gone, status: 'cancelled' },
];
const name = 'Réseau du Léon; « aller vers », \\ etc.';

const texts = {
  feed: buildFeed({ events, name, timeZone: 'Europe/Paris' }),
  'feed-empty': buildFeed({ events: [], name: 'Rien encore', timeZone: 'America/Montreal' }),
};

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, vevents: calendar.getAllSubcomponents('vevent') };
};

/** RFC 7986 has TEXT here; ical.js knows neither property, and leaves it escaped. */
const namesOf = (calendar: ICAL.Component) =>
  ['name', 'x-wr-calname'].map((property) =>
    String(calendar.getFirstPropertyValue(property)).replaceAll(/\\([\\;,])/g, '$1'),
  );

describe.each(Object.entries(texts))('%s', (file, text) => {
  it('is the golden file, byte for byte', async () => {
    await expect(text).toMatchFileSnapshot(`../../test/golden/calendar/${file}.ics`);
  });

  it('C38: has no METHOD and names nobody', () => {
    expect(
      contentLines(text).filter((line) => /^(METHOD|ATTENDEE|ORGANIZER|X-MICROSOFT)/.test(line)),
    ).toEqual([]);
  });

  it('C42: says its name, its zone and how often to ask, before any component', () => {
    const lines = contentLines(text);
    const head = lines.slice(0, lines.indexOf('BEGIN:VTIMEZONE')).map((line) => line.split(':', 1)[0]);
    expect(head).toEqual([
      'BEGIN',
      'VERSION',
      'PRODID',
      'CALSCALE',
      'NAME',
      'X-WR-CALNAME',
      'X-WR-TIMEZONE',
      'REFRESH-INTERVAL;VALUE=DURATION',
      'X-PUBLISHED-TTL',
    ]);
    expect(lines).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H');
    expect(lines).toContain('X-PUBLISHED-TTL:PT1H');
  });

  it('C26: ends every line with CRLF, at 75 octets or less', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});

describe('a feed', () => {
  it('C42: keeps an awkward name whole, and a zone under its canonical name', () => {
    expect(namesOf(read(texts.feed).calendar)).toEqual([name, name]);
    expect(contentLines(texts['feed-empty'])).toContain('X-WR-TIMEZONE:America/Toronto');
  });

  it('C43: keeps what is cancelled, and says what is not sure', () => {
    const statuses = read(texts.feed).vevents.map((vevent) => vevent.getFirstPropertyValue('status'));
    expect(statuses).toEqual(['CONFIRMED', 'TENTATIVE', 'CANCELLED']);
  });

  it('C38: stamps an event with its last revision', () => {
    const stamps = read(texts.feed).vevents.map((vevent) => String(vevent.getFirstPropertyValue('dtstamp')));
    expect(new Set(stamps)).toEqual(new Set(['2027-02-20T09:15:00Z']));
  });

  it('C21: carries each zone that its times use, once', () => {
    const zones = read(texts.feed).calendar.getAllSubcomponents('vtimezone');
    expect(zones.map((zone) => zone.getFirstPropertyValue('tzid'))).toEqual([
      'Europe/Paris',
      'America/Toronto',
    ]);
  });

  it('holds a component even while nothing is planned (RFC 5545, 3.6)', () => {
    expect(read(texts['feed-empty']).calendar.getAllSubcomponents()).toHaveLength(1);
  });

  it('refuses a zone that isn’t one', () => {
    expect(() => buildFeed({ events, name, timeZone: 'Europe/Ys' })).toThrow(RangeError);
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\r',
        '\nEND:VCALENDAR\r\nMETHOD:CANCEL',
        '\\n',
        '\\',
        ';',
        ',',
        ':',
        '"',
        '\0',
      ),
      fc.constantFrom('\u2028', '\ud800', '👩🏽‍💻', 'é', '\t', 'BEGIN:VEVENT', '\nCALSCALE:GREGORIAN\r\n'),
      fc.string({ unit: 'grapheme' }),
    ),
  )
  .map((parts) => parts.join(''));

const anyEntry = fc.record({
  event: fc
    .record({
      uid: fc.uuid(),
      title: anyText,
      description: anyText,
      location: fc.option(anyText),
      timeZone: fc.constantFrom(...offeredZones),
    })
    .map((given) => ({ ...meetup, ...given })),
  status: fc.constantFrom('confirmed' as const, 'tentative' as const, 'cancelled' as const),
});

it('C26, C27, C38: whatever the texts, a feed reads back as its events, the same bytes each time', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 6 }), anyText, (entries, anyName) => {
      const feed = { events: entries, name: anyName, timeZone: 'Europe/Paris' };
      const text = buildFeed(feed);
      expect(buildFeed(feed)).toBe(text);
      expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      const { calendar, vevents } = read(text);
      expect(calendar.getFirstPropertyValue('method')).toBeNull();
      expect(namesOf(calendar)).toEqual([plainLine(anyName), plainLine(anyName)]);
      expect(vevents.map((vevent) => new ICAL.Event(vevent).summary)).toEqual(
        entries.map(({ event }) => plainLine(event.title)),
      );
      expect(vevents.map((vevent) => new ICAL.Event(vevent).description ?? '')).toEqual(
        entries.map(({ event }) => plainText(event.description)),
      );
      for (const vevent of vevents)
        expect([...vevent.getAllProperties('attendee'), ...vevent.getAllProperties('organizer')]).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
