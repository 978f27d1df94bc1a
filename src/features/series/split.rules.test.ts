import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../calendar/days.js';
import { datesOf, firstDate, type RecurrenceRule, WEEKDAYS } from '../../calendar/recurrence.js';
import { seriesSample } from '../../../test/support/series-samples.js';
import { divide } from './split.rules.js';
import { lastDate } from './series.rules.js';

const NOW = Date.UTC(2027, 2, 8, 9);
const identity = { id: 'next', uid: 'next-uid' };

describe('a series in two (C14)', () => {
  const series = seriesSample({
    until: '2027-06-25',
    skips: [
      { on: '2027-03-26', word: 'Pâques' },
      { on: '2027-05-14', word: null },
    ],
    sequence: 4,
    revision: 7,
  });

  it('ends on the date before, and begins again under a UID of its own', () => {
    const { ended, next } = divide(series, '2027-04-02', identity, NOW);
    expect(ended).toMatchObject({
      id: 'series',
      uid: 'series-uid',
      startsOn: '2027-03-05',
      until: '2027-03-26',
    });
    expect(next).toMatchObject({
      ...identity,
      previousId: 'series',
      startsOn: '2027-04-02',
      until: '2027-06-25',
      sequence: 0,
      revision: 1,
    });
    expect([ended.skips, next.skips].map((skips) => skips.map(({ on }) => on))).toEqual([
      ['2027-03-26'],
      ['2027-05-14'],
    ]);
  });

  it.each([
    ['2027-04-01', 'no-such-date'],
    ['2027-07-02', 'no-such-date'],
    ['2027-03-05', 'first-date'],
  ])('cannot begin on %s: %s', (from, code) => {
    expect(() => divide(series, from, identity, NOW)).toThrowError(
      expect.objectContaining({ fields: [{ field: 'from', code, params: {} }] }),
    );
  });

  it('cannot begin on a date that has begun', () => {
    expect(() => divide(series, '2027-03-12', identity, Date.UTC(2027, 2, 12, 17, 30))).toThrowError(
      expect.objectContaining({ fields: [{ field: 'from', code: 'in-the-past', params: {} }] }),
    );
  });
});

const rules: fc.Arbitrary<RecurrenceRule> = fc.oneof(
  fc.record({
    every: fc.constant('week' as const),
    interval: fc.integer({ min: 1, max: 6 }),
    weekdays: fc.subarray([...WEEKDAYS], { minLength: 1 }),
  }),
  fc.record({
    every: fc.constant('month' as const),
    nth: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, -1 as const),
    weekday: fc.constantFrom(...WEEKDAYS),
  }),
);

it('has the dates of the whole, before and after, whatever its rule and wherever it is cut', () => {
  const cases = fc.record({
    rule: rules,
    start: fc.nat(60),
    at: fc.integer({ min: 1, max: 15 }),
    ends: fc.boolean(),
  });
  fc.assert(
    fc.property(cases, ({ rule, start, at, ends }) => {
      const startsOn = firstDate(rule, addDays('2027-03-09', start));
      const until = ends ? addDays(startsOn, 400) : null;
      const whole = seriesSample({ rule, startsOn, until });
      const to = addDays(startsOn, 500);
      const days = datesOf(whole, startsOn, to);
      const from = days[Math.min(at, days.length - 1)]!;
      fc.pre(from !== startsOn);
      const { ended, next } = divide(whole, from, identity, NOW);
      expect([...datesOf(ended, startsOn, to), ...datesOf(next, startsOn, to)]).toEqual(days);
      expect(ended.until).toBe(lastDate(ended));
    }),
    { numRuns: 300 },
  );
});
