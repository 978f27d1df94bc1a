import { describe, expect, it } from 'vitest';
import {
  asksConfirmation,
  checkHasDuty,
  givenBack,
  holds,
  reminderAt,
  reminderDue,
  remindersAhead,
  takenOver,
} from './duty.rules.js';

const PARIS = 'Europe/Paris';
const NOUMEA = 'Pacific/Noumea';
const TORONTO = 'America/Toronto';
/** Friday 5 March 2027, 18:30 in Paris. */
const FRIDAY = Date.UTC(2027, 2, 5, 17, 30);
const at = (instant: string) => Date.parse(`${instant}Z`);

describe('the morning on which a host is reminded', () => {
  it.each([
    [3, PARIS, '2027-03-02T08:00'],
    [1, PARIS, '2027-03-04T08:00'],
    [3, TORONTO, '2027-03-02T14:00'],
    // There the apéro is on Saturday, half past four in the morning.
    [3, NOUMEA, '2027-03-02T22:00'],
  ] as const)('%i days before, in %s: %s', (days, zone, expected) => {
    expect(reminderAt(FRIDAY, days, zone)).toBe(at(expected));
  });

  it('keeps to the clocks of that day, which change between', () => {
    const paris = Date.UTC(2027, 2, 28, 17);
    expect(reminderAt(paris, 3, PARIS)).toBe(at('2027-03-25T08:00'));
    expect(reminderAt(Date.UTC(2027, 2, 30, 17), 1, PARIS)).toBe(at('2027-03-29T07:00'));
  });

  it('is looked at early enough for whoever will host, and only ahead', () => {
    const ahead = remindersAhead({ startsAt: FRIDAY, timeZone: PARIS }, at('2027-03-01T09:00'));
    expect(ahead).toEqual([
      { days: 3, at: at('2027-03-01T20:00') },
      { days: 1, at: at('2027-03-03T20:00') },
    ]);
    expect(remindersAhead({ startsAt: FRIDAY, timeZone: PARIS }, at('2027-03-03T09:00'))).toHaveLength(1);
    expect(remindersAhead({ startsAt: FRIDAY, timeZone: PARIS }, at('2027-03-05T09:00'))).toEqual([]);
  });

  it.each([
    ['too early: their morning', 3, '2027-03-01T20:00', '2027-03-02T08:00'],
    ['a worker that comes late: now', 3, '2027-03-02T15:00', '2027-03-02T15:00'],
    ['at night: the next morning', 3, '2027-03-02T23:00', '2027-03-03T08:00'],
    ['once the next one is there: not at all', 3, '2027-03-04T08:00', null],
    ['on the day itself', 1, '2027-03-05T09:00', '2027-03-05T09:00'],
    ['once it has begun: not at all', 1, '2027-03-05T17:30', null],
  ] as const)('%s', (_, days, now, expected) => {
    const due = reminderDue(FRIDAY, days, { zone: PARIS, now: at(now) });
    expect(due).toBe(expected && at(expected));
  });
});

describe('a confirmation', () => {
  const said = { accountId: 'anna', startsAt: FRIDAY };

  it.each([
    ['by who still hosts', ['bruno', 'anna'], FRIDAY, true],
    ['by who no longer hosts', ['bruno'], FRIDAY, false],
    ['for another time', ['anna'], FRIDAY + 1, false],
  ])('%s', (_, hosts, startsAt, expected) => {
    expect(holds(said, { startsAt }, hosts)).toBe(expected);
  });

  it('is asked for of dates of a series that take place', () => {
    expect(asksConfirmation({ seriesId: 'fridays', status: 'scheduled' })).toBe(true);
    expect(asksConfirmation({ seriesId: 'fridays', status: 'cancelled' })).toBe(false);
    expect(asksConfirmation({ seriesId: null, status: 'scheduled' })).toBe(false);
  });
});

it.each([
  [['anna'], true, ['bruno']],
  [['anna'], false, ['bruno', 'anna']],
  [['anna', 'bruno'], false, ['bruno', 'anna']],
  [[], true, ['bruno']],
])('taken over from %o, in turns or not (%s): %o', (hosts, rotates, expected) => {
  expect(takenOver(hosts, 'bruno', rotates)).toEqual(expected);
});

it('given back, leaves the others', () => {
  expect(givenBack(['anna', 'bruno'], 'anna')).toEqual(['bruno']);
  expect(givenBack(['anna'], 'anna')).toEqual([]);
});

it.each([
  [{ seriesId: null }, 'not-in-series'],
  [{ status: 'draft' as const }, 'not-scheduled'],
  [{ status: 'cancelled' as const }, 'event-cancelled'],
  [{ endsAt: FRIDAY }, 'event-over'],
])('%o has no duty: %s', (changes, code) => {
  const date = {
    seriesId: 'fridays',
    status: 'scheduled' as const,
    startsAt: FRIDAY,
    endsAt: FRIDAY + 1,
    ...changes,
  };
  expect(() => checkHasDuty(date, FRIDAY)).toThrow(code);
});
