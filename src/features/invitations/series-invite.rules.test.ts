import { describe, expect, it } from 'vitest';
import { CalendarClient } from '../../../test/support/calendar-client.js';
import { attendee, contentLines } from '../../../test/support/calendar-samples.js';
import {
  followedWorld,
  moveIn,
  reviseIn,
  SeriesWorld,
  tellIn,
  type Told,
} from '../../../test/support/series-world.js';
import { DAY } from '../../kernel/clock.js';
import type { HeldSeries } from './series-invite.entity.js';
import { stillCarried } from './series-invite.rules.js';

const REQUEST = { method: 'REQUEST', day: null };
const CHRISTMAS = '2026-12-25';
const THIRD = '2026-12-18';
const SECOND_FRIDAY = '2026-12-11';

const said = ({ message: { kind, days, calendar } }: Told) => ({
  kind,
  days: days.map((news) => `${news.day} ${news.kind}`),
  calendar,
});

describe('who begins to follow', () => {
  it('is sent the whole, from the first date to come on', () => {
    const world = new SeriesWorld();
    world.now += 12 * DAY;
    world.follow();
    const told = tellIn(world);
    expect(said(told)).toEqual({ kind: 'followed', days: [], calendar: REQUEST });
    expect(told.ics).toContain('DTSTART;TZID=Europe/Paris:20261218T183000');
  });

  it('has no date on which they do not go: cancelled, full, or not theirs', () => {
    const world = new SeriesWorld({ skips: [{ on: CHRISTMAS, word: 'Noël' }] });
    world.follow((day) => (day === THIRD ? 'waitlisted' : 'going'));
    world.outcomes.delete('2027-01-08');
    const told = tellIn(world);
    const exceptions = contentLines(told.ics ?? '').filter((line) => line.startsWith('EXDATE'));
    expect(exceptions.map((line) => line.slice(-15, -7))).toEqual(['20261218', '20261225', '20270108']);
  });

  it('is sent nothing where a series that ends soon has no date for them', () => {
    const world = new SeriesWorld({ until: SECOND_FRIDAY });
    world.follow(() => 'waitlisted');
    expect(world.tell()).toBeNull();
  });

  it('is told that it goes on, where it follows another', () => {
    const world = new SeriesWorld();
    world.continues = true;
    world.follow();
    expect(tellIn(world).message.kind).toBe('continued');
  });
});

describe('several dates at once', () => {
  it('are the whole', () => {
    const world = followedWorld();
    moveIn(world, SECOND_FRIDAY, 1);
    world.outcomes.set(THIRD, 'declined');
    expect(said(tellIn(world))).toEqual({
      kind: 'dates',
      days: [`${SECOND_FRIDAY} changed`, `${THIRD} declined`],
      calendar: REQUEST,
    });
  });
});

describe('all dates', () => {
  it('C15: change in the whole, with the overrides that stand', () => {
    const world = followedWorld();
    moveIn(world, THIRD, 1);
    world.tell();
    reviseIn(world, { title: 'Apéro des réseaux' });
    const told = tellIn(world);
    expect(said(told)).toEqual({ kind: 'revised', days: [], calendar: REQUEST });
    expect(told.message.changes).toEqual(['title']);
    expect(contentLines(told.ics ?? '')).toContain('RECURRENCE-ID;TZID=Europe/Paris:20261218T183000');
  });

  it('begin with the next one where time or days change: those that are over do not move', () => {
    const world = followedWorld();
    world.now += 5 * DAY;
    reviseIn(world, { time: '19:00' });
    const told = tellIn(world);
    expect(told.message.changes).toEqual(['time']);
    expect(told.ics).toContain('DTSTART;TZID=Europe/Paris:20261211T190000');
  });

  it('C03: another title leaves SEQUENCE as it is, another time raises it once', () => {
    const world = followedWorld();
    reviseIn(world, { title: 'Apéro des réseaux' });
    world.revise({ sequence: 0 });
    expect(tellIn(world).ics).toContain('SEQUENCE:0');
    reviseIn(world, { time: '19:00' });
    expect(tellIn(world).ics).toContain('SEQUENCE:1');
  });

  it('C32: what is one person’s own raises their counter alone, also where the series’ rises after', () => {
    const world = followedWorld();
    world.outcomes.set(THIRD, 'declined');
    expect(tellIn(world).ics).toContain('SEQUENCE:1');
    world.outcomes.set(THIRD, 'going');
    expect(tellIn(world).ics).toContain('SEQUENCE:2');
    reviseIn(world, { time: '19:00' });
    expect(tellIn(world).ics).toContain('SEQUENCE:3');
  });

  it.each([
    [false, 'ending'],
    [true, 'split'],
  ])('C14: end with an UNTIL; where another series goes on (%s), it is %s', (hasNext, kind) => {
    const world = followedWorld();
    world.hasNext = hasNext;
    reviseIn(world, { until: THIRD });
    const told = tellIn(world);
    expect(told.message.kind).toBe(kind);
    expect(told.ics).toContain('UNTIL=20261218T173000Z');
    expect(told.ics).not.toContain('RANGE');
  });

  it.each<[string, (world: SeriesWorld) => void, string, string]>([
    ['that they follow no more', (world) => world.unfollow(), 'stopped', 'attendee'],
    ['that their dues no longer cover', (world) => void (world.hasLapsed = true), 'lapsed', 'attendee'],
    ['that are cancelled', (world) => world.revise({ status: 'cancelled' }), 'cancelled', 'event'],
  ])('%s leave the calendar (C07)', (_, happen, kind, scope) => {
    const world = followedWorld();
    happen(world);
    const told = tellIn(world);
    expect(said(told)).toEqual({ kind, days: [], calendar: { method: 'CANCEL', day: null, scope } });
    expect(told.ics).not.toContain('RECURRENCE-ID');
    expect(world.tell()).toBeNull();
  });

  it('that their dues no longer cover are told of once, also to who waited for all of them', () => {
    const world = new SeriesWorld({ until: THIRD });
    world.follow(() => 'waitlisted');
    expect(world.tell()).toBeNull();
    world.hasLapsed = true;
    expect(said(tellIn(world))).toEqual({ kind: 'lapsed', days: [], calendar: null });
    expect(world.tell()).toBeNull();
  });

  it('for all of which they wait are told of in words, until one is theirs', () => {
    const world = new SeriesWorld({ until: THIRD });
    world.follow(() => 'waitlisted');
    expect(world.tell()).toBeNull();
    moveIn(world, THIRD, 1);
    expect(said(tellIn(world))).toEqual({ kind: 'dates', days: [`${THIRD} changed`], calendar: null });
    reviseIn(world, { title: 'Apéro des réseaux' });
    expect(said(tellIn(world))).toEqual({ kind: 'revised', days: [], calendar: null });
    world.outcomes.set(THIRD, 'going');
    expect(said(tellIn(world))).toEqual({ kind: 'dates', days: [`${THIRD} promoted`], calendar: REQUEST });
    expect(world.showsAt(world.now + 60 * DAY)).toEqual(world.goesAt(world.now + 60 * DAY));
  });

  it('for all of which they wait are told of as cancelled, and to who stops not at all', () => {
    const [cancelled, stopped] = [new SeriesWorld({ until: THIRD }), new SeriesWorld({ until: THIRD })];
    for (const world of [cancelled, stopped]) {
      world.follow(() => 'waitlisted');
      world.tell();
    }
    cancelled.revise({ status: 'cancelled' });
    expect(said(tellIn(cancelled))).toEqual({ kind: 'cancelled', days: [], calendar: null });
    expect(cancelled.tell()).toBeNull();
    stopped.unfollow();
    expect(stopped.tell()).toBeNull();
  });

  it('that are over stay in the calendar of who stops following', () => {
    const world = followedWorld({ until: SECOND_FRIDAY });
    world.now += 20 * DAY;
    world.unfollow();
    expect(world.tell()).toBeNull();
  });
});

describe('a mail that waited too long', () => {
  const held = { from: THIRD } as HeldSeries;
  const CANCEL = { method: 'CANCEL', day: null, scope: 'attendee' } as const;
  it.each([
    ['the last of its thread goes as it is', REQUEST, 3, held, 'as-decided'],
    ['the whole goes as it is now', REQUEST, 2, held, 'whole-as-is'],
    [
      'one date goes as it was, for calendars to compare',
      { method: 'REQUEST', day: THIRD },
      2,
      held,
      'as-decided',
    ],
    ['no request goes once the whole was cancelled', REQUEST, 2, null, 'nothing'],
    ['nor a date', { method: 'REQUEST', day: THIRD }, 2, null, 'nothing'],
    ['a cancellation goes', CANCEL, 2, null, 'as-decided'],
    ['but not once the whole is there again', CANCEL, 2, held, 'nothing'],
    ['words alone go', null, 2, null, 'as-decided'],
  ] as const)('%s', (_, calendar, number, holds, expected) => {
    const part = calendar as Parameters<typeof stillCarried>[0]['calendar'];
    expect(stillCarried({ number, kind: 'dates', calendar: part }, { mails: 3, held: holds })).toBe(expected);
  });

  it('says nothing of a lapse once the dates are theirs again', () => {
    const lapse = { number: 2, kind: 'lapsed', calendar: null } as const;
    expect(stillCarried(lapse, { mails: 3, held })).toBe('nothing');
    expect(stillCarried(lapse, { mails: 3, held: null })).toBe('as-decided');
  });
});

it('a client that never saw the whole shows what one date says, and then the whole', () => {
  const world = followedWorld();
  const late = new CalendarClient(attendee.email);
  moveIn(world, THIRD, 1);
  late.apply(tellIn(world).ics ?? '');
  expect(late.entries(world.now, world.now + 90 * DAY)).toHaveLength(1);
});
