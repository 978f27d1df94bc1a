import fc from 'fast-check';
import ICAL from 'ical.js';
import { RRuleTemporal } from 'rrule-temporal';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addDays } from './days.js';
import {
  datesOf,
  firstDate,
  type Recurrence,
  type RecurrenceRule,
  rruleText,
  WEEKDAYS,
} from './recurrence.js';
import { vtimezone } from './vtimezone.js';
import { toInstant, toLocal } from './wall-time.js';

/*
 * Two implementations that know nothing of each other, nor of ours: ical.js, which many calendars read with, and
 * rrule-temporal. Both are given the text that we send, and compared by instant.
 */

const ZONES = [
  'Europe/Paris',
  'America/Toronto',
  'Indian/Reunion',
  'America/Martinique',
  'Pacific/Noumea',
  'America/St_Johns',
];

/** Days right before clocks change in France, in North America, and before a leap day. */
const EVES = [
  '2026-10-19',
  '2026-10-26',
  '2027-03-08',
  '2027-03-22',
  '2027-10-25',
  '2028-02-21',
  '2028-12-25',
];

const TIMES = ['00:00', '00:59', '04:00', '09:00', '18:30', '23:59'];

interface Case extends Recurrence {
  zone: string;
  time: string;
}

const rule: fc.Arbitrary<RecurrenceRule> = fc.oneof(
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 9 }),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday: fc.constantFrom(...WEEKDAYS),
  }),
);

const cases: fc.Arbitrary<Case> = fc
  .record({
    rule,
    zone: fc.constantFrom(...ZONES),
    time: fc.constantFrom(...TIMES),
    eve: fc.constantFrom(...EVES),
    later: fc.nat(20),
    length: fc.option(fc.integer({ min: 0, max: 500 })),
  })
  .map(({ eve, later, length, ...rest }) => {
    const startsOn = firstDate(rest.rule, addDays(eve, later));
    return { ...rest, startsOn, until: length === null ? null : addDays(startsOn, length) };
  });

const A_MINUTE = 60_000;
const COMPARED = 8;

const ours = (asked: Case): number[] =>
  datesOf(asked, asked.startsOn, addDays(asked.startsOn, 700))
    .slice(0, COMPARED)
    .map((day) => toInstant(`${day}T${asked.time}`, asked.zone)!);

function textOf(asked: Case): string {
  const last = asked.until === null ? null : datesOf(asked, asked.startsOn, asked.until).at(-1)!;
  return rruleText(asked.rule, last === null ? null : toInstant(`${last}T${asked.time}`, asked.zone));
}

const zones = new Map(
  ZONES.map((zone) => [
    zone,
    new ICAL.Timezone(
      new ICAL.Component(ICAL.parse(vtimezone(zone)) as unknown as [string, unknown[], unknown[]]),
    ),
  ]),
);

/** As ical.js has it, whose VTIMEZONE is the one that we send. */
function byIcalJs(asked: Case): number[] {
  const zone = zones.get(asked.zone)!;
  const event = new ICAL.Event(new ICAL.Component('vevent'));
  event.startDate = ICAL.Time.fromDateTimeString(`${asked.startsOn}T${asked.time}:00`);
  event.startDate.zone = zone;
  event.component.addPropertyWithValue('rrule', ICAL.Recur.fromString(textOf(asked)));
  const expansion = event.iterator();
  const found: number[] = [];
  for (let next = expansion.next(); next && found.length < COMPARED; next = expansion.next()) {
    if (next.year - Number(asked.startsOn.slice(0, 4)) > 3) break;
    found.push(next.toUnixTime() * 1000);
  }
  return found;
}

function byRRuleTemporal(asked: Case): number[] {
  const start = `${asked.startsOn}T${asked.time}:00`.replace(/[-:]/g, '');
  const rruleString = `DTSTART;TZID=${asked.zone}:${start}\nRRULE:${textOf(asked)}`;
  const expansion = new RRuleTemporal({ rruleString, temporal: Temporal });
  return expansion.all((_date, index) => index < COMPARED).map((date) => date.epochMilliseconds);
}

/** What is beyond two years is not compared: ours was asked for those alone. */
const within = (asked: Case, instants: number[]): number[] =>
  instants.filter((at) => toLocal(at, asked.zone).slice(0, 10) <= addDays(asked.startsOn, 700));

describe('the dates of a rule', () => {
  it(
    'are those of ical.js, over thousands of rules around clock changes',
    () => {
      fc.assert(
        fc.property(cases, (asked) => {
          expect(within(asked, byIcalJs(asked))).toEqual(ours(asked));
        }),
        { numRuns: 1500 },
      );
    },
    A_MINUTE,
  );

  it(
    'are those of rrule-temporal, over thousands of rules around clock changes',
    () => {
      fc.assert(
        fc.property(cases, (asked) => {
          expect(within(asked, byRRuleTemporal(asked))).toEqual(ours(asked));
        }),
        { numRuns: 1500 },
      );
    },
    A_MINUTE,
  );
});
