import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import type { Adhesion } from '../associations/adhesion.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import type { Following } from './following.entity.js';
import {
  checkGoesOn,
  duesAdmitToFollow,
  isGivenTo,
  isTakenBack,
  lapsesBy,
  rankKeptUntil,
} from './following.rules.js';
import type { Series } from './series.entity.js';

const FRIDAY = Date.UTC(2027, 2, 5, 17, 30);
const NOW = FRIDAY - 4 * DAY;

const dues = (startsOn: string, admitsUntil: string) =>
  ({ startsOn, endsOn: admitsUntil, admitsUntil }) as Adhesion;
const friday = (changes: Partial<Event> = {}) =>
  ({
    status: 'scheduled',
    startsLocal: '2027-03-05T18:30',
    startsAt: FRIDAY,
    adherentsOf: 'association',
    ...changes,
  }) as Event;
const theSeries = (changes: Partial<Series> = {}) =>
  ({
    status: 'active',
    until: '2027-03-05',
    time: '18:30',
    durationMinutes: 90,
    timeZone: 'Europe/Paris',
    adherentsOf: 'association',
    ...changes,
  }) as Series;

describe('a series that one begins to follow', () => {
  it.each([
    ['goes on', {}, NOW, null],
    ['goes on for ever', { until: null }, NOW + 999 * DAY, null],
    ['is over', {}, NOW + 30 * DAY, 'series-over'],
    ['is cancelled', { status: 'cancelled' as const }, NOW, 'series-cancelled'],
  ])('%s', (_name, changes, now, refused) => {
    const check = () => checkGoesOn(theSeries(changes), now);
    if (refused === null) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ kind: 'conflict', code: refused }));
  });

  it.each([
    ['none', null, [friday()], false],
    ['that admit on its next date', dues('2027-01-01', '2027-03-05'), [friday()], true],
    ['that end the day before', dues('2027-01-01', '2027-03-04'), [friday()], false],
    ['that begin the day after', dues('2027-03-06', '2027-12-31'), [friday()], false],
    [
      'that end before its second date alone',
      dues('2027-01-01', '2027-03-06'),
      [friday(), friday({ startsLocal: '2027-03-12T18:30' })],
      true,
    ],
    [
      'that admit on the first date that takes place',
      dues('2027-03-12', '2027-12-31'),
      [friday({ status: 'cancelled' }), friday({ startsLocal: '2027-03-12T18:30' })],
      true,
    ],
    ['that admit today, where no date is known', dues('2027-03-01', '2027-03-01'), [], true],
  ])('asks for dues: %s', (_name, adhesion, toCome, admitted) => {
    expect(duesAdmitToFollow(theSeries(), toCome, adhesion, NOW)).toBe(admitted);
  });

  it('asks for none where it is not reserved', () => {
    expect(duesAdmitToFollow(theSeries({ adherentsOf: null }), [friday()], null, NOW)).toBe(true);
  });
});

describe('a date', () => {
  const ended = dues('2026-01-01', '2026-12-31');
  const ahead = FRIDAY - 3 * DAY - 1;

  it.each([
    ['beyond the end of dues is given while they may be renewed', friday(), ended, ahead, true],
    ['is not, three days before', friday(), ended, ahead + 1, false],
    ['is, with dues that admit', friday(), dues('2027-01-01', '2027-12-31'), ahead + 1, true],
    ['is, where no dues are asked', friday({ adherentsOf: null }), null, ahead + 1, true],
  ])('%s', (_name, event, adhesion, now, given) => {
    expect(isGivenTo(event, adhesion, now)).toBe(given);
  });

  it.each([
    ['a seat from following', 'following', 'yes', true],
    ['a no to it', 'following', 'no', false],
    ['a maybe', 'following', 'maybe', false],
    ['an answer of one’s own', 'own', 'yes', false],
  ] as const)('dues take back %s: %s %s', (_name, via, answer, taken) => {
    expect(isTakenBack({ via, answer })).toBe(taken);
  });
});

describe('a following', () => {
  const following = (lapsedAt: number | null) => ({ lapsedAt }) as Following;
  const rsvp = (via: Rsvp['via'], answer: Rsvp['answer']) => ({ via, answer }) as Rsvp;

  it.each([
    ['with a seat', null, rsvp('following', 'yes'), true],
    ['without an answer', null, undefined, true],
    ['that was told before', NOW, rsvp('following', 'yes'), false],
    ['of who skipped that date', null, rsvp('following', 'no'), false],
    ['of who answered on their own', null, rsvp('own', 'yes'), false],
  ])('%s lapses with its dues or not', (_name, lapsedAt, mine, lapses) => {
    expect(lapsesBy(following(lapsedAt), mine)).toBe(lapses);
  });

  it('keeps its rank for sixty days', () => {
    expect(rankKeptUntil(NOW)).toBe(NOW + 60 * DAY);
  });
});
