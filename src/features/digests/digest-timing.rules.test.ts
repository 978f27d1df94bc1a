import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { weekdayIndex } from '../../calendar/days.js';
import { localDay, toLocal } from '../../calendar/wall-time.js';
import { DAY } from '../../kernel/clock.js';
import { begunAt, nextDigestAt, turnOf, usualSubscription, weekOf } from './digest-timing.rules.js';

const PARIS = 'Europe/Paris';
const MONTREAL = 'America/Toronto';
const REUNION = 'Indian/Reunion';
const NOUMEA = 'Pacific/Noumea';

const zones = fc.constantFrom(PARIS, MONTREAL, REUNION, NOUMEA, 'Pacific/Tahiti', 'America/St_Johns');

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
    [
      'no sooner for who was told the week after already, farther east',
      { weekday: 0, zone: MONTREAL },
      '2027-03-14T22:30Z',
      '2027-03-15',
      '2027-03-22T13:00Z',
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

  it('is always to come, within three weeks, at nine of the chosen day, and never twice in a week', () => {
    const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2036, 0, 1) });
    fc.assert(
      fc.property(instants, zones, fc.nat({ max: 6 }), fc.option(zones), (now, zone, weekday, toldIn) => {
        const told = toldIn && weekOf(now, toldIn);
        const at = nextDigestAt({ weekday, zone }, now, told);
        expect(at).toBeGreaterThan(now);
        expect(at - now).toBeLessThanOrEqual((told === null || told <= weekOf(now, zone) ? 14 : 21) * DAY);
        expect(toLocal(at, zone).slice(11)).toBe('09:00');
        expect(weekdayIndex(localDay(at, zone))).toBe(weekday);
        if (told !== null) expect(weekOf(at, zone) > told).toBe(true);
      }),
    );
  });
});

describe('one that is due', () => {
  const due = (nextAt: string, week: string | null) => ({
    ...usualSubscription({ id: 'me', timeZone: PARIS }, Date.parse('2027-03-01T09:00Z')),
    toldUntil: Date.parse('2027-03-07T22:00Z'),
    nextAt: Date.parse(nextAt),
    week,
  });

  it.each<[string, { zone: string; now: string; week?: null }, boolean, string]>([
    ['in the morning', { zone: PARIS, now: '2027-03-15T08:00Z' }, true, '2027-03-22T08:00Z'],
    ['the first', { zone: PARIS, now: '2027-03-15T08:00Z', week: null }, true, '2027-03-22T08:00Z'],
    ['while they sleep', { zone: PARIS, now: '2027-03-15T20:00Z' }, false, '2027-03-16T08:00Z'],
    // Told on a Monday at nine in Nouméa, they come to Montréal, where the next one is on a Sunday afternoon.
    ['farther west', { zone: MONTREAL, now: '2027-03-14T22:00Z' }, false, '2027-03-15T13:00Z'],
    ['the morning after', { zone: MONTREAL, now: '2027-03-15T13:00Z' }, true, '2027-03-22T13:00Z'],
    ['farther east', { zone: NOUMEA, now: '2027-03-15T22:00Z' }, true, '2027-03-21T22:00Z'],
  ])('%s', (_, { zone, now, week = '2027-03-08' }, isTold, nextAt) => {
    const before = due(now, week);
    const turn = turnOf(before, zone, Date.parse(now));
    expect(turn.isTold).toBe(isTold);
    expect(new Date(turn.after.nextAt).toISOString()).toBe(new Date(nextAt).toISOString());
    expect(turn.after.toldUntil).toBe(isTold ? Date.parse(now) : before.toldUntil);
    expect(turn.after.week).toBe(isTold ? weekOf(Date.parse(now), zone) : week);
  });

  it('is for a later week than any before, wherever somebody goes, and waits two weeks and two days at most', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 6 }),
        fc.array(zones, { minLength: 20, maxLength: 20 }),
        (weekday, journey) => {
          let each = { ...due('2027-03-15T08:00Z', null), weekday };
          const told: { week: string; at: number }[] = [];
          for (const zone of journey) {
            const at = each.nextAt;
            const turn = turnOf(each, zone, at);
            each = turn.after;
            expect(each.nextAt).toBeGreaterThan(at);
            if (turn.isTold) told.push({ week: each.week!, at });
          }
          const weeks = told.map(({ week }) => week);
          expect(weeks).toEqual([...new Set(weeks)].sort());
          const waits = told.slice(1).map(({ at }, index) => at - told[index]!.at);
          for (const wait of waits) expect(wait).toBeLessThanOrEqual(16 * DAY);
        },
      ),
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
