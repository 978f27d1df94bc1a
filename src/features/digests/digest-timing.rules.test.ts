import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayIndex } from '../../calendar/days.js';
import { localDay, toLocal } from '../../calendar/wall-time.js';
import { begunAt, nextDigestAt, weekOf } from './digest-timing.rules.js';

const PARIS = 'Europe/Paris';
const MONTREAL = 'America/Toronto';
const REUNION = 'Indian/Reunion';

describe('the next digest', () => {
  it.each([
    ['later this week', { weekday: 3, zone: PARIS }, '2027-03-01T09:00Z', null, '2027-03-04T08:00Z'],
    ['this very morning', { weekday: 0, zone: PARIS }, '2027-03-01T07:59Z', null, '2027-03-01T08:00Z'],
    [
      'next week, once the morning has come',
      { weekday: 0, zone: PARIS },
      '2027-03-01T08:00Z',
      null,
      '2027-03-08T08:00Z',
    ],
    [
      'next week, once told this week',
      { weekday: 4, zone: PARIS },
      '2027-03-01T09:00Z',
      '2027-03-01',
      '2027-03-12T08:00Z',
    ],
    [
      'this week, told the week before',
      { weekday: 4, zone: PARIS },
      '2027-03-01T09:00Z',
      '2027-02-22',
      '2027-03-05T08:00Z',
    ],
    ['at nine in Montréal', { weekday: 0, zone: MONTREAL }, '2027-03-01T09:00Z', null, '2027-03-01T14:00Z'],
    ['at nine in La Réunion', { weekday: 1, zone: REUNION }, '2027-03-01T09:00Z', null, '2027-03-02T05:00Z'],
    ['after the clocks change', { weekday: 0, zone: PARIS }, '2027-03-24T09:00Z', null, '2027-03-29T07:00Z'],
    [
      'on a Sunday, the last of its week',
      { weekday: 6, zone: PARIS },
      '2027-03-06T09:00Z',
      null,
      '2027-03-07T08:00Z',
    ],
  ])('comes %s', (_, rhythm, now, told, expected) => {
    const at = nextDigestAt(rhythm, Date.parse(now), told);
    expect(new Date(at).toISOString()).toBe(new Date(expected).toISOString());
  });

  it('is always to come, within two weeks, at nine of the chosen day, and never twice in a week', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 0, 1) });
    const zones = fc.constantFrom(PARIS, MONTREAL, REUNION, 'Pacific/Tahiti', 'America/St_Johns');
    fc.assert(
      fc.property(instants, zones, fc.nat({ max: 6 }), fc.boolean(), (now, zone, weekday, isTold) => {
        const told = isTold ? weekOf(now, zone) : null;
        const at = nextDigestAt({ weekday, zone }, now, told);
        expect(at).toBeGreaterThan(now);
        expect(at - now).toBeLessThanOrEqual(14 * 24 * 3_600_000);
        expect(toLocal(at, zone).slice(11)).toBe('09:00');
        expect(weekdayIndex(localDay(at, zone))).toBe(weekday);
        expect(weekOf(at, zone)).not.toBe(told);
      }),
    );
  });
});

it('knows a week by its Monday, where the person lives', () => {
  const sundayNight = Date.parse('2027-03-07T23:30Z');
  expect(weekOf(sundayNight, PARIS)).toBe('2027-03-08');
  expect(weekOf(sundayNight, MONTREAL)).toBe('2027-03-01');
});

it('begins with the week before the first digest, and with nothing that is still to come', () => {
  const now = Date.parse('2027-03-03T09:00Z');
  const soon = Date.parse('2027-03-08T08:00Z');
  expect(begunAt(soon, now).since).toBe(Date.parse('2027-03-01T08:00Z'));
  expect(begunAt(soon + 7 * 24 * 3_600_000, now).since).toBe(now);
});
