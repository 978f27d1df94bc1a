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
import type { Outcome } from '../rsvps/rsvp.entity.js';
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

describe('one date', () => {
  it.each<[string, (world: SeriesWorld) => void, string, unknown]>([
    ['that moves', (world) => moveIn(world, THIRD, 1), 'changed', { method: 'REQUEST', day: THIRD }],
    [
      'under another title',
      (world) => world.change(THIRD, { title: 'Galettes' }),
      'changed',
      { method: 'REQUEST', day: THIRD },
    ],
    [
      'that is cancelled',
      (world) => world.change(THIRD, { status: 'cancelled' }),
      'cancelled',
      { method: 'CANCEL', day: THIRD, scope: 'event' },
    ],
    [
      'that they skip',
      (world) => world.outcomes.set(THIRD, 'declined'),
      'declined',
      { method: 'CANCEL', day: THIRD, scope: 'attendee' },
    ],
    [
      'for which they wait after all',
      (world) => world.outcomes.set(THIRD, 'waitlisted'),
      'waitlisted',
      { method: 'CANCEL', day: THIRD, scope: 'attendee' },
    ],
    [
      'that is no longer theirs',
      (world) => world.outcomes.delete(THIRD),
      'withdrawn',
      { method: 'CANCEL', day: THIRD, scope: 'attendee' },
    ],
    [
      'to which they perhaps come',
      (world) => world.outcomes.set(THIRD, 'maybe'),
      'maybe',
      { method: 'REQUEST', day: THIRD },
    ],
  ])('%s, is told alone (C08, C12)', (_, happen, kind, calendar) => {
    const world = followedWorld();
    happen(world);
    expect(said(tellIn(world))).toEqual({ kind: 'dates', days: [`${THIRD} ${kind}`], calendar });
    expect(world.tell()).toBeNull();
  });

  it.each<[Outcome | 'cancelled', string]>([
    ['waitlisted', 'promoted'],
    ['declined', 'going'],
    ['cancelled', 'restored'],
  ])('that was %s and is theirs again needs the whole, without its exception: %s', (before, kind) => {
    const world = followedWorld();
    if (before === 'cancelled') world.change(THIRD, { status: 'cancelled' });
    else world.outcomes.set(THIRD, before);
    world.tell();
    world.change(THIRD, { status: 'scheduled' });
    world.outcomes.set(THIRD, 'going');
    expect(said(tellIn(world))).toEqual({ kind: 'dates', days: [`${THIRD} ${kind}`], calendar: REQUEST });
  });

  it.each<[string, Outcome, Partial<{ status: 'cancelled' }>, string | null]>([
    ['who waits hears that it is cancelled', 'waitlisted', { status: 'cancelled' }, 'cancelled'],
    ['who said no does not', 'declined', { status: 'cancelled' }, null],
  ])('%s, and no calendar does', (_, outcome, change, kind) => {
    const world = followedWorld();
    world.outcomes.set(THIRD, outcome);
    world.tell();
    world.change(THIRD, change);
    const told = world.tell();
    expect(told && said(told)).toEqual(kind && { kind: 'dates', days: [`${THIRD} ${kind}`], calendar: null });
  });

  it('with a free seat so close to the start is offered to who waits, once', () => {
    const world = followedWorld();
    world.outcomes.set(SECOND_FRIDAY, 'waitlisted');
    world.tell();
    world.offer = { day: SECOND_FRIDAY, at: world.now };
    expect(said(tellIn(world)).days).toEqual([`${SECOND_FRIDAY} offered`]);
    expect(world.tell()).toBeNull();
  });

  it('that is over stays as it was', () => {
    const world = followedWorld();
    world.now += 5 * DAY;
    world.outcomes.delete('2026-12-04');
    world.change('2026-12-04', { title: 'Souvenir' });
    expect(world.tell()).toBeNull();
  });

  it('that came with the horizon is theirs by the rule, until an answer says otherwise', () => {
    const world = followedWorld();
    world.revise({ horizonOn: '2027-03-12' });
    world.makeDates();
    expect(world.tell()).toBeNull();
    world.outcomes.set('2027-03-05', 'going').set('2027-03-12', 'waitlisted');
    expect(said(tellIn(world)).days).toEqual(['2027-03-12 waitlisted']);
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
    expect(stillCarried({ number, calendar: part }, { mails: 3, held: holds })).toBe(expected);
  });
});

it('a client that never saw the whole shows what one date says, and then the whole', () => {
  const world = followedWorld();
  const late = new CalendarClient(attendee.email);
  moveIn(world, THIRD, 1);
  late.apply(tellIn(world).ics ?? '');
  expect(late.entries(world.now, world.now + 90 * DAY)).toHaveLength(1);
});
