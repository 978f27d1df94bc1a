import { describe, expect, it } from 'vitest';
import { addDays } from './days.js';
import { oddWeeks, type TwoClocks, usualHour } from './odd-weeks.js';
import { toLocal } from './wall-time.js';

const between = (eventZone: string, readerZone: string, time = '18:30'): TwoClocks => ({
  time,
  eventZone,
  readerZone,
});
const PARIS_READ_IN_MONTREAL = between('Europe/Paris', 'America/Toronto');

const weekly = (first: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => addDays(first, index * 7));

/** As a page says it: from, to, the hour then, and the usual one. */
const said = (days: readonly string[], clocks: TwoClocks) =>
  oddWeeks(days, clocks).map(({ from, to, at, usualAt }) => [
    from,
    to,
    toLocal(at, clocks.readerZone).slice(11),
    toLocal(usualAt, clocks.readerZone).slice(11),
  ]);

describe('C25: the weeks to announce ahead', () => {
  it('of Fridays at 18:30 in Paris, to somebody in Montréal', () => {
    expect(said(weekly('2027-01-08', 52), PARIS_READ_IN_MONTREAL)).toEqual([
      ['2027-03-14', '2027-03-27', '13:30', '12:30'],
      ['2027-10-31', '2027-11-06', '13:30', '12:30'],
    ]);
  });

  it('of Thursdays at noon in Montréal, to somebody in Paris', () => {
    expect(said(weekly('2027-01-07', 52), between('America/Toronto', 'Europe/Paris', '12:00'))).toEqual([
      ['2027-03-14', '2027-03-27', '17:00', '18:00'],
      ['2027-10-31', '2027-11-06', '17:00', '18:00'],
    ]);
  });

  it('leaves out those in which there is no date', () => {
    const firstThursdays = ['2027-02-04', '2027-03-04', '2027-04-01', '2027-05-06'];
    expect(oddWeeks(firstThursdays, PARIS_READ_IN_MONTREAL)).toEqual([]);
  });

  it('knows the whole stretch of a single date', () => {
    expect(said(['2027-03-19'], PARIS_READ_IN_MONTREAL)).toEqual([
      ['2027-03-14', '2027-03-27', '13:30', '12:30'],
    ]);
    expect(said(['2027-03-27'], PARIS_READ_IN_MONTREAL)).toHaveLength(1);
    expect(said(['2027-03-28'], PARIS_READ_IN_MONTREAL)).toEqual([]);
  });

  it.each([
    ['at home', 'Europe/Paris', 'Europe/Paris'],
    ['where clocks change together', 'Europe/Paris', 'Europe/Brussels'],
    ['on La Réunion, where the hour follows the seasons', 'Europe/Paris', 'Indian/Reunion'],
    ['in Nouméa', 'Europe/Paris', 'Pacific/Noumea'],
    ['in Martinique', 'Europe/Paris', 'America/Martinique'],
  ])('has nothing to say %s', (_name, eventZone, readerZone) => {
    expect(oddWeeks(weekly('2027-01-08', 52), between(eventZone, readerZone))).toEqual([]);
  });
});

it.each([
  ['an ordinary Friday', '2027-01-08', 'America/Toronto', '2027-01-08T12:30'],
  ['a Friday of the odd weeks', '2027-03-19', 'America/Toronto', '2027-03-19T12:30'],
  ['on the next day, in Nouméa', '2027-01-08', 'Pacific/Noumea', '2027-01-09T04:30'],
  ['at home', '2027-01-08', 'Europe/Paris', '2027-01-08T18:30'],
])('the usual hour for its reader: %s', (_name, day, readerZone, local) => {
  expect(usualHour(day, between('Europe/Paris', readerZone))).toBe(local);
});

it('goes on through a wall time that clocks skip', () => {
  expect(usualHour('2027-03-28', between('Europe/Paris', 'America/Toronto', '02:30'))).toBe(
    '2027-03-27T21:30',
  );
});
