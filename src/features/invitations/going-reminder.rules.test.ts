import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import {
  answeredBy,
  firstReminder,
  goingReminderAt,
  type GoingReminderKind,
  lookedAt,
  nearness,
  plannedAt,
  reminderAfter,
  sameOccasionAfter,
} from './going-reminder.rules.js';

const at = (iso: string): number => Date.parse(`${iso}Z`);
const iso = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString().slice(0, 16);

/** Friday 5 March 2027 at 18:30 in Paris. */
const FRIDAY = at('2027-03-05T17:30');

describe('a reminder comes at nine o’clock where the person lives', () => {
  it.each<[string, GoingReminderKind, string, string, string]>([
    ['three days before', 'ahead', '2027-03-05T17:30', 'Europe/Paris', '2027-03-02T08:00'],
    ['the day before', 'eve', '2027-03-05T17:30', 'Europe/Paris', '2027-03-04T08:00'],
    ['on the day', 'day', '2027-03-05T17:30', 'Europe/Paris', '2027-03-05T08:00'],
    ['in Montréal', 'day', '2027-03-05T17:30', 'America/Toronto', '2027-03-05T14:00'],
    ['across a clock change', 'ahead', '2027-03-30T16:30', 'Europe/Paris', '2027-03-27T08:00'],
    ['on the day of a clock change', 'day', '2027-03-28T16:30', 'Europe/Paris', '2027-03-28T07:00'],
    ['between the two clock changes', 'eve', '2027-03-19T17:30', 'America/Toronto', '2027-03-18T13:00'],
    ['at ten, an hour before', 'day', '2027-03-05T09:00', 'Europe/Paris', '2027-03-05T08:00'],
    ['of a breakfast, the morning before', 'day', '2027-03-05T08:30', 'Europe/Paris', '2027-03-04T08:00'],
    ['in Nouméa at half past four', 'day', '2027-03-04T17:30', 'Pacific/Noumea', '2027-03-03T22:00'],
  ])('%s', (_, kind, startsAt, zone, expected) => {
    expect(iso(plannedAt(kind, { startsAt: at(startsAt), zone }))).toBe(expected);
  });
});

describe('a reminder that is late', () => {
  it.each<[string, GoingReminderKind, string, string | null]>([
    ['comes early: waits', 'ahead', '2027-03-02T07:00', '2027-03-02T08:00'],
    ['comes by day: goes', 'ahead', '2027-03-02T15:00', '2027-03-02T15:00'],
    ['comes at night: waits for the morning', 'ahead', '2027-03-02T22:00', '2027-03-03T08:00'],
    ['comes the day before: the next one is near', 'ahead', '2027-03-04T09:00', null],
    ['comes a day late: still goes', 'eve', '2027-03-05T10:00', '2027-03-05T10:00'],
    ['comes an hour before: goes', 'day', '2027-03-05T16:30', '2027-03-05T16:30'],
    ['comes when people are on their way: does not', 'day', '2027-03-05T16:31', null],
    ['comes after the start: does not', 'eve', '2027-03-05T18:00', null],
  ])('%s', (_, kind, now, expected) => {
    expect(iso(goingReminderAt(kind, { startsAt: FRIDAY, zone: 'Europe/Paris' }, at(now)))).toBe(expected);
  });

  it('is never sent at night', () => {
    const midnight = { startsAt: at('2027-03-05T22:30'), zone: 'Europe/Paris' };
    expect(goingReminderAt('day', midnight, at('2027-03-05T20:00'))).toBeNull();
  });
});

describe('an event', () => {
  const single = { seriesId: null, startsAt: FRIDAY, timeZone: 'Europe/Paris' };
  const date = { ...single, seriesId: 'friday' };

  it.each<[string, GoingReminderKind | null, GoingReminderKind | null]>([
    ['2027-03-01T09:00', 'ahead', 'ahead'],
    ['2027-03-02T08:00', 'day', 'eve'],
    ['2027-03-04T08:00', 'day', 'day'],
    ['2027-03-05T08:00', null, null],
  ])('planned at %s is first recalled by %s, and if it is one of a series by %s', (now, alone, ofSeries) => {
    expect(firstReminder(single, at(now))).toBe(alone);
    expect(firstReminder(date, at(now))).toBe(ofSeries);
  });

  it('is recalled by one after the other', () => {
    expect(reminderAfter('ahead', single)).toBe('day');
    expect(reminderAfter('day', single)).toBeNull();
    expect([reminderAfter('ahead', date), reminderAfter('eve', date)]).toEqual(['eve', 'day']);
  });

  it('is looked at before it is morning in Nouméa', () => {
    const noumea = plannedAt('ahead', { startsAt: FRIDAY, zone: 'Pacific/Noumea' });
    expect(lookedAt('ahead', single)).toBeLessThan(noumea);
  });
});

it('who answered since the evening before is not reminded', () => {
  const by = answeredBy('ahead', { startsAt: FRIDAY, zone: 'Europe/Paris' });
  expect(iso(by)).toBe('2027-03-01T20:00');
});

it('what is put off by three days is another occasion', () => {
  expect(sameOccasionAfter(FRIDAY)).toBe(FRIDAY - 72 * HOUR);
});

it.each([
  ['2027-03-05T08:00', 'Europe/Paris', 'today'],
  ['2027-03-04T08:00', 'Europe/Paris', 'tomorrow'],
  ['2027-03-02T08:00', 'Europe/Paris', 'soon'],
  ['2027-03-04T22:00', 'Pacific/Noumea', 'tomorrow'],
])('at %s in %s it is %s', (now, zone, expected) => {
  expect(nearness({ startsAt: FRIDAY, zone }, at(now))).toBe(expected);
});
