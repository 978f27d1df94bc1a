import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  attendee,
  contentLines,
  meetup,
  organizer,
  readCalendar,
} from '../../test/support/calendar-samples.js';
import { buildCancellation, buildPublication, buildRequest } from './itip.js';
import { parameterText, plainLine, plainText } from './text-safety.js';
import { offeredZones } from './zones.js';

const nasty = fc.constantFrom(
  '\r\n',
  '\r',
  '\n',
  '\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@evil.example',
  '"',
  '^n',
  "^'",
  '\\n',
  '\\',
  ';',
  ',',
  ':',
  '";X-EVIL=1:',
  ':MAILTO:',
  '\0',
  '\u001b',
  '\u0085',
  '\u2028',
  '\ud800',
  '\udc00',
  '👩🏽‍💻',
  'é',
  '\t',
  ' ',
);
const anyText = fc
  .array(
    fc.oneof(
      nasty,
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.stringMatching(/^[a-z ]{0,80}$/),
    ),
  )
  .map((parts) => parts.join(''));

const anyInvitation = fc.record({
  event: fc.record({
    title: anyText,
    description: anyText,
    location: fc.option(anyText),
    gateUrl: fc.option(anyText.map((text) => `https://maillage.example/${text}`)),
    url: anyText.map((text) => `https://maillage.example/${text}`),
    timeZone: fc.constantFrom(...offeredZones),
  }),
  hostName: anyText,
  name: anyText,
  email: anyText.map((text) => `${text}@asso.example`),
});

describe('any text whatever', () => {
  it('C26, C27: gives one readable event whose lines are whole, short and ours', () => {
    fc.assert(
      fc.property(anyInvitation, (given) => {
        const event = { ...meetup, ...given.event };
        const text = buildRequest({
          event,
          organizer: { ...organizer, name: given.hostName },
          attendee: { ...attendee, name: given.name, email: given.email },
        });
        const bytes = Buffer.from(text);
        expect(bytes.toString()).toBe(text);
        for (const line of bytes.toString('latin1').split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          const octets = Buffer.from(line, 'latin1');
          expect(Buffer.compare(Buffer.from(octets.toString()), octets)).toBe(0);
        }
        expect(contentLines(text).map((line) => /^[A-Z-]+/.exec(line)?.[0])).not.toContain('X-EVIL');

        const { vevent, event: read } = readCalendar(text);
        expect(read.summary).toBe(plainLine(event.title));
        expect(read.startDate.toUnixTime() * 1000).toBe(event.startsAt);
        expect(read.description ?? '').toContain(plainText(event.description));
        expect(vevent.getAllProperties('attendee')).toHaveLength(1);
        const [host, guest] = [vevent.getFirstProperty('organizer'), vevent.getFirstProperty('attendee')];
        expect(host?.getParameter('cn')).toBe(parameterText(given.hostName) || organizer.email);
        expect(guest?.getParameter('cn')).toBe(parameterText(given.name) || parameterText(given.email));
        expect(Object.keys(guest?.jCal[1] ?? {}).sort()).toEqual([
          'cn',
          'cutype',
          'partstat',
          'role',
          'rsvp',
        ]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the process’s own time zone', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it.each(['Asia/Tokyo', 'America/St_Johns', 'Pacific/Kiritimati'])('%s changes no byte', (zone) => {
    const build = (): string[] => [
      buildRequest({ event: meetup, organizer, attendee }),
      buildCancellation({ event: meetup, organizer, attendee, scope: 'event' }),
      buildPublication({ event: meetup, organizer, cancelled: false }),
    ];
    vi.stubEnv('TZ', 'UTC');
    const inUtc = build();
    vi.stubEnv('TZ', zone);
    expect(new Date(0).getTimezoneOffset()).not.toBe(0);
    expect(build()).toEqual(inUtc);
  });
});
