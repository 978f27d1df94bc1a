import { describe, expect, it } from 'vitest';
import {
  attendee,
  contentLines,
  meetup,
  organizer,
  readCalendar,
} from '../../test/support/calendar-samples.js';
import type { CalendarEvent } from './calendar-event.js';
import { buildCancellation, buildPublication, buildRequest } from './itip.js';

const moved: CalendarEvent = {
  ...meetup,
  sequence: 2,
  revisedAt: Date.UTC(2027, 2, 1, 20, 0, 0),
  startsAt: meetup.startsAt + 30 * 60_000,
  endsAt: meetup.endsAt + 30 * 60_000,
};

const apero: CalendarEvent = {
  ...meetup,
  uid: '0b6f7c0e-57a5-4d0c-8f0c-5b1a4a3f9d20',
  title: 'Apéro visio du vendredi 🥂',
  description: 'Pas de sujet cette semaine : on se retrouve pour parler.',
  timeZone: 'America/Montreal',
  location: null,
  gateUrl: 'https://maillage.example/events/apero-visio/room',
  url: 'https://maillage.example/events/apero-visio',
};

const hybrid: CalendarEvent = { ...apero, location: 'Salle Anne-Hébert, Québec' };

const awkward: CalendarEvent = {
  ...meetup,
  title: 'Échange; pratiques, « aller vers » \\ 100 % 👩🏽‍💻',
  description: `Première ligne\nDeuxième ; avec \\n écrit, virgule\r\n${'🧵 éàü'.repeat(40)}`,
  location: 'Rez-de-chaussée; porte « B », 3e',
  url: 'https://maillage.example/events/e?a=1,2;b=3',
  neutral: true,
};

const quoted = { ...attendee, name: 'Jo "Le^Roux"; Dupont: <x>' };

const texts: Record<string, string> = {
  'request-invited': buildRequest({ event: meetup, organizer, attendee }),
  'request-going': buildRequest({
    event: meetup,
    organizer,
    attendee: { ...attendee, partstat: 'ACCEPTED' },
  }),
  'request-maybe': buildRequest({
    event: meetup,
    organizer,
    attendee: { ...attendee, partstat: 'TENTATIVE' },
  }),
  'request-update': buildRequest({
    event: moved,
    organizer,
    attendee: { ...attendee, partstat: 'ACCEPTED' },
  }),
  'request-video': buildRequest({ event: apero, organizer, attendee }),
  'request-hybrid': buildRequest({ event: hybrid, organizer, attendee }),
  'request-awkward': buildRequest({ event: awkward, organizer, attendee: quoted }),
  'cancel-event': buildCancellation({
    event: { ...moved, sequence: 3 },
    organizer,
    attendee,
    scope: 'event',
  }),
  'cancel-attendee': buildCancellation({
    event: { ...meetup, sequence: 1 },
    organizer,
    attendee: { ...attendee, partstat: 'DECLINED' },
    scope: 'attendee',
  }),
  publish: buildPublication({ event: meetup, organizer, cancelled: false }),
  'publish-cancelled': buildPublication({
    event: { ...moved, sequence: 3 },
    organizer,
    cancelled: true,
  }),
};

describe.each(Object.entries(texts))('%s', (name, text) => {
  const { calendar, vevent, event } = readCalendar(text);

  it('is the golden file, byte for byte', async () => {
    await expect(text).toMatchFileSnapshot(`../../test/golden/calendar/${name}.ics`);
  });

  it('C26: ends every line with CRLF, at 75 octets or less', () => {
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });

  it('C01, C02, C29: names itself, its event and its revision in UTC', () => {
    expect(calendar.getFirstPropertyValue('prodid')).toBe('-//Maillage//Maillage//FR');
    expect(calendar.getFirstPropertyValue('version')).toBe('2.0');
    expect(event.uid).toMatch(/^[0-9a-f-]{36}$/);
    expect(contentLines(text).filter((line) => /^DTSTAMP:\d{8}T\d{6}Z$/.test(line))).toHaveLength(1);
  });

  it('C21: carries exactly the VTIMEZONE that its times use', () => {
    const tzids = calendar.getAllSubcomponents('vtimezone').map((zone) => zone.getFirstPropertyValue('tzid'));
    const used = contentLines(text).flatMap((line) => /^DT(?:START|END);TZID=([^:]+):/.exec(line)?.[1] ?? []);
    expect(used).toEqual([tzids[0], tzids[0]]);
    expect(tzids).toHaveLength(1);
  });

  it('C28, C30, C31: names one organizer, one recipient at most, by mailto:', () => {
    const parties = [...vevent.getAllProperties('organizer'), ...vevent.getAllProperties('attendee')];
    const addresses = parties.map((party) => party.getFirstValue());
    const expected = [`mailto:${organizer.email}`, `mailto:${attendee.email}`];
    expect(addresses).toEqual(name.startsWith('publish') ? expected.slice(0, 1) : expected);
  });
});

/** [file, METHOD, STATUS, SEQUENCE, PARTSTAT] */
const methods = [
  ['request-invited', 'REQUEST', 'CONFIRMED', 0, 'NEEDS-ACTION'],
  ['request-going', 'REQUEST', 'CONFIRMED', 0, 'ACCEPTED'],
  ['request-maybe', 'REQUEST', 'CONFIRMED', 0, 'TENTATIVE'],
  ['request-update', 'REQUEST', 'CONFIRMED', 2, 'ACCEPTED'],
  ['cancel-event', 'CANCEL', 'CANCELLED', 3, 'NEEDS-ACTION'],
  ['cancel-attendee', 'CANCEL', null, 1, 'DECLINED'],
  ['publish', 'PUBLISH', 'CONFIRMED', 0, undefined],
  ['publish-cancelled', 'PUBLISH', 'CANCELLED', 3, undefined],
] as const;

describe('methods', () => {
  it.each(methods)('C03, C06, C07, C09: %s is %s, STATUS %s', (name, method, status, sequence, partstat) => {
    const { calendar, vevent, event } = readCalendar(texts[name] ?? '');
    expect(calendar.getFirstPropertyValue('method')).toBe(method);
    expect(vevent.getFirstPropertyValue('status')).toBe(status);
    expect(vevent.getFirstPropertyValue('recurrence-id')).toBeNull();
    expect(event.sequence).toBe(sequence);
    expect(vevent.getFirstProperty('attendee')?.getParameter('partstat')).toBe(partstat);
  });

  it('C32: asks a person for an answer, as an individual whose presence counts', () => {
    const line = contentLines(texts['request-invited'] ?? '').find((l) => l.startsWith('ATTENDEE'));
    expect(line?.split(/[;:]/).sort()).toEqual(
      [
        'ATTENDEE',
        'CUTYPE=INDIVIDUAL',
        'ROLE=REQ-PARTICIPANT',
        'PARTSTAT=NEEDS-ACTION',
        'RSVP=TRUE',
        'CN="Maëlle Le Goff"',
        'mailto',
        attendee.email,
      ].sort(),
    );
  });

  it('C10: asks Outlook for no counter-proposals, where an answer is asked', () => {
    const asking = Object.keys(texts).filter((name) =>
      contentLines(texts[name] ?? '').includes('X-MICROSOFT-DISALLOW-COUNTER:TRUE'),
    );
    expect(asking).toEqual(Object.keys(texts).filter((name) => name.startsWith('request')));
  });
});

describe('properties', () => {
  it('are those of the event', () => {
    const { vevent, event } = readCalendar(texts['request-update'] ?? '');
    expect(event.summary).toBe(moved.title);
    expect(event.description).toBe(moved.description);
    expect(event.location).toBe(moved.location);
    expect(event.startDate.toUnixTime() * 1000).toBe(moved.startsAt);
    expect(event.endDate.toUnixTime() * 1000).toBe(moved.endsAt);
    expect(event.startDate.toString()).toBe('2027-03-18T19:00:00');
    expect(String(vevent.getFirstPropertyValue('dtstamp'))).toBe('2027-03-01T20:00:00Z');
    expect(String(vevent.getFirstPropertyValue('last-modified'))).toBe('2027-03-01T20:00:00Z');
    expect(String(vevent.getFirstPropertyValue('created'))).toBe('2027-02-18T08:00:00Z');
    expect(vevent.getFirstPropertyValue('url')).toBe(moved.url);
    expect(vevent.getFirstPropertyValue('transp')).toBe('OPAQUE');
    expect(vevent.getFirstPropertyValue('class')).toBeNull();
  });

  it('C22: write an alias under its canonical name', () => {
    expect(texts['request-video']).toContain('DTSTART;TZID=America/Toronto:20270318T133000\r\n');
    expect(texts['request-video']).not.toContain('Montreal');
  });

  it('C44: show the room gate as place, in the description and as a conference', () => {
    const { vevent, event } = readCalendar(texts['request-video'] ?? '');
    expect(event.location).toBe(apero.gateUrl);
    expect(event.description).toBe(`${apero.description}\n\n${apero.gateUrl}`);
    expect(contentLines(texts['request-video'] ?? '')).toContain(
      `CONFERENCE;VALUE=URI;FEATURE=VIDEO:${apero.gateUrl}`,
    );
    expect(vevent.getFirstProperty('conference')?.getParameter('feature')).toBe('VIDEO');
  });

  it('C44: keep the place of a hybrid event, and don’t repeat a gate the description names', () => {
    expect(readCalendar(texts['request-hybrid'] ?? '').event.location).toBe(hybrid.location);
    const description = `Ici : ${hybrid.gateUrl} (dès 18 h 15)`;
    const text = buildRequest({ event: { ...hybrid, description }, organizer, attendee });
    expect(readCalendar(text).event.description).toBe(description);
  });

  it('C27: keep awkward text, mark a neutral entry private, encode what a URL may not hold', () => {
    const { vevent, event } = readCalendar(texts['request-awkward'] ?? '');
    expect(event.summary).toBe(awkward.title);
    expect(event.description).toBe(awkward.description.replaceAll('\r\n', '\n'));
    expect(event.location).toBe(awkward.location);
    expect(vevent.getFirstPropertyValue('class')).toBe('PRIVATE');
    expect(vevent.getFirstPropertyValue('url')).toBe('https://maillage.example/events/e?a=1%2C2%3Bb=3');
    expect(vevent.getFirstProperty('attendee')?.getParameter('cn')).toBe("Jo 'Le^Roux'; Dupont: <x>");
  });

  it('write UTC without a VTIMEZONE', () => {
    const text = buildPublication({ event: { ...meetup, timeZone: 'Etc/UTC' }, organizer, cancelled: false });
    expect(contentLines(text)).toContain('DTSTART:20270318T173000Z');
    expect(text).not.toContain('VTIMEZONE');
  });

  it('refuse a zone that isn’t one', () => {
    const event = { ...meetup, timeZone: 'Europe/Ys' };
    expect(() => buildRequest({ event, organizer, attendee })).toThrow(RangeError);
  });
});
