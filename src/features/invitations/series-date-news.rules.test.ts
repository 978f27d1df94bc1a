import { describe, expect, it } from 'vitest';
import {
  followedWorld,
  moveIn,
  reviseIn,
  type SeriesWorld,
  tellIn,
  type Told,
} from '../../../test/support/series-world.js';
import { DAY } from '../../kernel/clock.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';

const REQUEST = { method: 'REQUEST', day: null };
const THIRD = '2026-12-18';
const SECOND_FRIDAY = '2026-12-11';

const said = ({ message: { kind, days, calendar } }: Told) => ({
  kind,
  days: days.map((news) => `${news.day} ${news.kind}`),
  calendar,
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

  it.each<[string, (world: SeriesWorld) => void]>([
    ['moves', (world) => moveIn(world, THIRD, 1)],
    ['is elsewhere', (world) => world.change(THIRD, { place: null })],
    ['has another title', (world) => world.change(THIRD, { title: 'Galettes' })],
  ])('who waits for a date hears that it %s, once, and no calendar does', (_, happen) => {
    const world = followedWorld();
    world.outcomes.set(THIRD, 'waitlisted');
    world.tell();
    happen(world);
    expect(said(tellIn(world))).toEqual({ kind: 'dates', days: [`${THIRD} changed`], calendar: null });
    expect(world.tell()).toBeNull();
    expect(world.showsAt(world.now + 60 * DAY)).toEqual(world.goesAt(world.now + 60 * DAY));
  });

  it('for which they wait is not told by itself where all dates change', () => {
    const world = followedWorld();
    world.outcomes.set(THIRD, 'waitlisted');
    world.tell();
    reviseIn(world, { time: '19:00' });
    expect(said(tellIn(world))).toMatchObject({ kind: 'revised', days: [] });
    expect(world.tell()).toBeNull();
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
