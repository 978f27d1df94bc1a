import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import type { Answer, Outcome } from './rsvp.entity.js';
import { type AnsweredBy, decideRsvp, freeSeats, type Gathering, promote, seatsOf } from './rsvp.rules.js';

const NOW = 1_800_000_000_000;

const gathering = (changes: Partial<Gathering>): Gathering => ({
  status: 'scheduled',
  startsAt: NOW + 48 * HOUR,
  endsAt: NOW + 50 * HOUR,
  rsvpDeadlineAt: null,
  capacity: 6,
  heldSeats: 0,
  maxGuests: 2,
  ...changes,
});

describe('over any sequence of answers', () => {
  interface Person {
    id: string;
    answer: Answer;
    outcome: Outcome;
    guests: number;
    queuedAt: number;
  }

  const step = fc.oneof(
    {
      weight: 8,
      arbitrary: fc.record({
        who: fc.integer({ min: 0, max: 11 }),
        answer: fc.constantFrom<Answer>('yes', 'yes', 'maybe', 'no'),
        guests: fc.integer({ min: 0, max: 3 }),
        by: fc.constantFrom<AnsweredBy>('self', 'self', 'host'),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        capacity: fc.option(fc.integer({ min: 1, max: 8 })),
        heldSeats: fc.integer({ min: 0, max: 3 }),
      }),
    },
  );

  function play(
    steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[],
    check: (state: State) => void,
  ) {
    const state: State = { people: new Map(), capacity: 5, heldSeats: 0, now: NOW };
    for (const move of steps) {
      state.now += 1000;
      if ('capacity' in move) resize(state, move);
      else answer(state, move);
      check(state);
    }
    return state;
  }

  interface State {
    people: Map<string, Person>;
    capacity: number | null;
    heldSeats: number;
    now: number;
  }

  const waitingOf = (state: State): Person[] =>
    [...state.people.values()]
      .filter(({ outcome }) => outcome === 'waitlisted')
      .sort((a, b) => a.queuedAt - b.queuedAt);
  const takenOf = (state: State): number =>
    [...state.people.values()]
      .filter(({ outcome }) => outcome === 'going')
      .reduce((sum, one) => sum + seatsOf(one), 0);
  const eventOf = (state: State): Gathering =>
    gathering({ capacity: state.capacity, heldSeats: state.heldSeats, maxGuests: 3 });
  const seat = (state: State, ids: string[]): void => {
    for (const id of ids) state.people.get(id)!.outcome = 'going';
  };

  function resize(state: State, to: Pick<State, 'capacity' | 'heldSeats'>): void {
    Object.assign(state, to);
    seat(state, promote(eventOf(state), takenOf(state), waitingOf(state), state.now).promoted);
  }

  function answer(state: State, move: { who: number; answer: Answer; guests: number; by: AnsweredBy }): void {
    const id = `p${move.who}`;
    const mine = state.people.get(id) ?? null;
    try {
      const decision = decideRsvp({
        event: eventOf(state),
        mine,
        taken: takenOf(state),
        waiting: waitingOf(state),
        asked: move,
        by: move.by,
        now: state.now,
      });
      state.people.set(id, { id, ...decision.mine });
      seat(state, decision.promoted);
    } catch (error) {
      expect(error).toMatchObject({ code: 'full' });
      expect(mine?.outcome).toBe('going');
    }
  }

  it('never seats beyond the capacity less what is held, but for who sat there before', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let before = 0;
        play(steps, (state) => {
          const taken = takenOf(state);
          if (state.capacity !== null && taken > Math.max(0, state.capacity - state.heldSeats))
            expect(taken).toBeLessThanOrEqual(before);
          before = taken;
        });
      }),
    );
  });

  it('leaves nobody waiting for whom there is room', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        play(steps, (state) => {
          const free = freeSeats(eventOf(state), takenOf(state));
          expect(waitingOf(state).filter((one) => seatsOf(one) <= free)).toEqual([]);
        });
      }),
    );
  });

  it('promotes in the order of the list among parties of a size', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let waitingBefore: Person[] = [];
        play(steps, (state) => {
          const promoted = waitingBefore.filter(({ id }) => state.people.get(id)?.outcome === 'going');
          for (const one of promoted) {
            const passedOver = waitingBefore.filter(
              (other) =>
                other.queuedAt < one.queuedAt &&
                seatsOf(other) <= seatsOf(state.people.get(one.id)!) &&
                state.people.get(other.id)?.outcome === 'waitlisted' &&
                state.people.get(other.id)?.guests === other.guests,
            );
            expect(passedOver).toEqual([]);
          }
          waitingBefore = waitingOf(state).map((one) => ({ ...one }));
        });
      }),
    );
  });

  it('is idempotent: the same answer again decides the same and promotes nobody', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const state = play(steps, () => undefined);
        for (const mine of state.people.values()) {
          const again = decideRsvp({
            event: eventOf(state),
            mine,
            taken: takenOf(state),
            waiting: waitingOf(state),
            asked: { answer: mine.answer, guests: mine.guests },
            by: 'self',
            now: state.now,
          });
          expect(again.promoted).toEqual([]);
          expect({ id: mine.id, ...again.mine }).toEqual(mine);
        }
      }),
    );
  });
});
