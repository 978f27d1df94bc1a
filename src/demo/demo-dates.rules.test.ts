import { describe, expect, it } from 'vitest';
import { firstMonday, spread, wallTime } from './demo-dates.rules.js';

describe('the week that the content counts from', () => {
  it.each([
    ['a Monday morning', '2026-11-23T08:00Z', '2026-11-23'],
    ['a minute before the apéro', '2026-11-27T17:29Z', '2026-11-23'],
    ['at its hour', '2026-11-27T17:30Z', '2026-11-30'],
    ['Sunday 23:30 in Paris', '2026-11-29T22:30Z', '2026-11-30'],
    ['Monday 00:30 in Paris, still Sunday in UTC', '2026-11-29T23:30Z', '2026-11-30'],
    ['the Friday before clocks go forward', '2027-03-26T17:29Z', '2027-03-22'],
    ['the Friday after they did', '2027-04-02T16:29Z', '2027-03-29'],
    ['29 February', '2028-02-29T12:00Z', '2028-02-28'],
    ['New Year’s Eve, a Friday night', '2027-12-31T22:00Z', '2028-01-03'],
  ])('%s', (_name, now, monday) => {
    expect(firstMonday(Date.parse(now))).toBe(monday);
  });
});

it('says wall times across the end of a year and a leap day', () => {
  const newYearsEve = Date.parse('2027-12-30T12:00Z');
  expect(wallTime({ week: 1, day: 4, time: '17:00' }, newYearsEve)).toBe('2028-01-06T17:00');
  expect(wallTime({ week: -3, day: 4, time: '18:30' }, newYearsEve)).toBe('2027-12-09T18:30');
  expect(wallTime({ week: 0, day: 2, time: '08:30' }, Date.parse('2028-02-28T12:00Z'))).toBe(
    '2028-02-29T08:30',
  );
});

it('spreads what happens between two instants, in order', () => {
  expect(spread(0, 40, 3)).toEqual([10, 20, 30]);
  expect(spread(0, 40, 0)).toEqual([]);
});
