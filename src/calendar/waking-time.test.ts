import { describe, expect, it } from 'vitest';
import { wakingTime } from './waking-time.js';
import { toInstant, toLocal } from './wall-time.js';

const PARIS = 'Europe/Paris';
const at = (local: string) => toInstant(local, PARIS)!;

describe('a waking time', () => {
  it.each([
    ['2027-03-05T08:59', '2027-03-05T09:00'],
    ['2027-03-05T09:00', '2027-03-05T09:00'],
    ['2027-03-05T19:59', '2027-03-05T19:59'],
    ['2027-03-05T20:00', '2027-03-06T09:00'],
    ['2027-12-31T23:00', '2028-01-01T09:00'],
  ])('after %s is %s', (instant, expected) => {
    expect(toLocal(wakingTime(at(instant), PARIS), PARIS)).toBe(expected);
  });
});
