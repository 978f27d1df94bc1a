import { describe, expect, it } from 'vitest';
import { checkBegins, startOn } from './series.rules.js';

const series = { time: '18:30', timeZone: 'Europe/Paris' };
const NOW = Date.parse('2027-03-05T12:00Z');

const codeOf = (startsOn: string): string => {
  try {
    checkBegins(startsOn, series, NOW);
    return 'taken';
  } catch (error) {
    return (error as { fields: { code: string }[] }).fields[0]!.code;
  }
};

describe('the first date of a series', () => {
  it.each([
    ['2027-03-04', 'in-the-past'],
    ['2027-03-05', 'taken'],
    ['2029-03-05', 'taken'],
    ['2029-03-06', 'too-far-ahead'],
    ['2999-12-27', 'too-far-ahead'],
  ])('%s: %s', (day, code) => {
    expect(codeOf(day)).toBe(code);
  });
});

describe('when a date begins', () => {
  it.each([
    ['2027-03-28', '18:30', '2027-03-28T18:30'],
    ['2027-03-28', '02:30', '2027-03-28T03:30'],
    ['2027-10-31', '02:30', '2027-10-31T02:30'],
  ])('on %s at %s: %s', (day, time, local) => {
    expect(startOn(day, { ...series, time })).toBe(local);
  });
});
