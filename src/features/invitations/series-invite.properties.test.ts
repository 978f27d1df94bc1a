import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moveIn, SeriesWorld } from '../../../test/support/series-world.js';
import { addDays } from '../../calendar/days.js';
import { DAY } from '../../kernel/clock.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';

const AHEAD = 240 * DAY;

const raise = (world: SeriesWorld): void => world.revise({ sequence: world.series.sequence + 1 });

const answer =
  (outcome: Outcome) =>
  (world: SeriesWorld, day: string): void => {
    if (world.follows) world.outcomes.set(day, outcome);
  };

/** What can happen to one date to come, or from it on. */
const toADate: Record<string, (world: SeriesWorld, day: string) => void> = {
  skip: answer('declined'),
  waits: answer('waitlisted'),
  comes: answer('going'),
  perhaps: answer('maybe'),
  moves: (world, day) => {
    raise(world);
    moveIn(world, day, 2);
  },
  movesBack: (world, day) => moveIn(world, day, -2),
  renamed: (world, day) => world.change(day, { title: `${world.date(day).title}?` }),
  cancelled: (world, day) => {
    raise(world);
    world.change(day, { status: 'cancelled' });
  },
  restored: (world, day) => world.change(day, { status: 'scheduled' }),
  isTheLast: (world, day) => world.reviseAll({ until: day }),
};

/** What can happen to the whole, or to somebody in it. */
const toAll: Record<string, (world: SeriesWorld) => void> = {
  follows: (world) => world.follow(),
  unfollows: (world) => world.unfollow(),
  lapses: (world) => {
    world.hasLapsed = true;
    for (const day of world.toCome) world.outcomes.delete(day);
  },
  renews: (world) => {
    world.hasLapsed = false;
    if (world.follows) world.follow();
  },
  aWeekPasses: (world) => {
    world.now += 7 * DAY;
  },
  horizonMoves: (world) => {
    world.revise({ horizonOn: addDays(world.series.horizonOn, 21) });
    world.makeDates();
    if (world.follows) world.follow();
  },
  farSkip: (world) => {
    const on = addDays(world.series.horizonOn, 7);
    world.revise({ skips: [...world.series.skips, { on, word: null }] });
  },
  renamed: (world) => world.reviseAll({ title: `${world.series.title}!` }),
  retimed: (world) => world.reviseAll({ time: world.series.time === '18:30' ? '19:15' : '18:30' }),
  moreDays: (world) => world.reviseAll({ rule: { every: 'week', interval: 1, weekdays: ['thu', 'fri'] } }),
  otherDays: (world) => world.reviseAll({ rule: { every: 'week', interval: 2, weekdays: ['fri'] } }),
};

const step = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(toADate)), fc.nat(30)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(toAll)), fc.constant(null)) },
  { weight: 1, arbitrary: fc.constant(['follows', null] as const) },
);

function happen(world: SeriesWorld, what: string, which: number | null): void {
  const coming = world.toCome;
  if (which === null) toAll[what]?.(world);
  else if (coming.length > 0) toADate[what]?.(world, coming[which % coming.length] ?? '');
}

it('whatever happens, a calendar that reads every mail shows the dates on which its owner goes, and no other', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), (steps) => {
      const world = new SeriesWorld();
      world.follow();
      world.tell();
      for (const [what, which] of steps) {
        happen(world, what, which);
        const before = world.toldSequence ?? -1;
        world.tell();
        const to = world.now + AHEAD;
        expect(world.showsAt(to), what).toEqual(world.goesAt(to));
        expect(world.toldSequence ?? -1, 'C03: never less than before').toBeGreaterThanOrEqual(before);
        expect(world.tell(), 'nothing twice').toBeNull();
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
