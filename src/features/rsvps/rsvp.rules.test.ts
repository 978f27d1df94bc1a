import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import type { Answer, Outcome } from './rsvp.entity.js';
import { decideRsvp, freeSeats, type Gathering, PROMOTION_STOPS_BEFORE, promote, seatsOf } from './rsvp.rules.js';

const NOW = 1_800_000_000_000;
const SOON = NOW + 48 * HOUR;

const gathering = (changes: Partial<Gathering> = {}): Gathering => ({
  status: 'scheduled',
  startsAt: SOON,
  rsvpDeadlineAt: null,
  capacity: 6,
  maxGuests: 2,
  ...changes,
});

const answered = (outcome: Outcome, guests = 0) => ({
  id: 'mine',
  answer: ({ going: 'yes', waitlisted: 'yes', maybe: 'maybe', declined: 'no' } as const)[outcome],
  outcome,
  guests,
  queuedAt: NOW - HOUR,
});

const party = (id: string, guests = 0) => ({ id, guests });

type Situation = Parameters<typeof decideRsvp>[0];

const decide = (changes: Partial<Omit<Situation, 'event'>> & { event?: Partial<Gathering> }) =>
  decideRsvp({
    mine: null,
    taken: 0,
    waiting: [],
    asked: { answer: 'yes', guests: 0 },
    now: NOW,
    ...changes,
    event: gathering(changes.event),
  });

describe('a yes', () => {
  it.each([
    ['the table is empty', { taken: 0 }, 'going'],
    ['one seat is left', { taken: 5 }, 'going'],
    ['no seat is left', { taken: 6 }, 'waitlisted'],
    ['fewer seats are left than the party needs', { taken: 5, asked: { answer: 'yes', guests: 1 } }, 'waitlisted'],
    ['there is no limit', { taken: 900, event: { capacity: null } }, 'going'],
    ['the capacity was lowered below what is taken', { taken: 6, event: { capacity: 4 } }, 'waitlisted'],
    ['larger parties wait, whom the free seat does not fit', { taken: 5, waiting: [party('big', 1)] }, 'going'],
  ] as const)('when %s: %o', (_, situation, outcome) => {
    expect(decide(situation).mine.outcome).toBe(outcome);
  });

  it('waits behind who waits already and fits: they are promoted first', () => {
    const decision = decide({ taken: 5, waiting: [party('first')] });
    expect(decision.promoted).toEqual(['first']);
    expect(decision.mine.outcome).toBe('waitlisted');
  });

  it('said twice changes nothing, and keeps its rank', () => {
    const mine = answered('waitlisted');
    const decision = decide({ mine, taken: 6, waiting: [] });
    expect(decision.mine).toEqual({ answer: 'yes', outcome: 'waitlisted', guests: 0, queuedAt: mine.queuedAt });
  });

  it('after a no takes a new rank', () => {
    expect(decide({ mine: answered('declined'), taken: 6 }).mine.queuedAt).toBe(NOW);
  });

  it.each([
    ['after the deadline', { rsvpDeadlineAt: NOW }, 'answers-closed'],
    ['once it has begun', { startsAt: NOW }, 'event-begun'],
    ['to what is cancelled', { status: 'cancelled' }, 'event-cancelled'],
    ['to a draft', { status: 'draft' }, 'not-scheduled'],
  ] as const)('is refused %s', (_, event, code) => {
    expect(() => decide({ event })).toThrow(expect.objectContaining({ code }));
  });

  it('that stands already is not new after the deadline', () => {
    expect(decide({ mine: answered('going'), taken: 1, event: { rsvpDeadlineAt: NOW } }).mine.outcome).toBe('going');
  });

  it('brings no more guests than the host allows', () => {
    expect(() => decide({ asked: { answer: 'yes', guests: 3 } })).toThrow(
      expect.objectContaining({ kind: 'invalid', fields: [{ field: 'guests', code: 'too-many-guests', params: { max: 2 } }] }),
    );
  });

  it('keeps guests that the host no longer allows, for those who had them', () => {
    const decision = decide({ mine: answered('going', 2), taken: 3, asked: { answer: 'yes', guests: 2 }, event: { maxGuests: 0 } });
    expect(decision.mine).toMatchObject({ outcome: 'going', guests: 2 });
  });
});

describe('changing the number of guests', () => {
  it('takes the seats that are free', () => {
    const decision = decide({ mine: answered('going'), taken: 5, asked: { answer: 'yes', guests: 1 } });
    expect(decision.mine).toMatchObject({ outcome: 'going', guests: 1 });
  });

  it('without room is refused, and the old answer stands', () => {
    expect(() => decide({ mine: answered('going'), taken: 6, asked: { answer: 'yes', guests: 1 } })).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'full' }),
    );
  });

  it('down frees seats for who waits', () => {
    const decision = decide({ mine: answered('going', 2), taken: 6, waiting: [party('next')], asked: { answer: 'yes', guests: 1 } });
    expect(decision).toMatchObject({ mine: { guests: 1 }, promoted: ['next'] });
  });

  it('down is allowed above a capacity that was lowered', () => {
    const decision = decide({ mine: answered('going', 2), taken: 6, asked: { answer: 'yes', guests: 0 }, event: { capacity: 3 } });
    expect(decision.mine).toMatchObject({ outcome: 'going', guests: 0 });
  });
});

describe('a no or a maybe', () => {
  it.each(['no', 'maybe'] as const)('%s is accepted when full, late and begun', (answer) => {
    const event = { rsvpDeadlineAt: NOW - HOUR, startsAt: NOW - 1 };
    const decision = decide({ taken: 6, asked: { answer, guests: 0 }, event });
    expect(decision.mine.outcome).toBe(answer === 'no' ? 'declined' : 'maybe');
  });

  it('gives its seats to who waits, in order, passing over parties too large', () => {
    const waiting = [party('large', 2), party('pair', 1), party('single'), party('late')];
    const decision = decide({ mine: answered('going', 1), taken: 6, waiting, asked: { answer: 'no', guests: 0 } });
    expect(decision.promoted).toEqual(['pair']);
  });

  it('never seats the person who leaves the list', () => {
    const waiting = [party('mine'), party('next')];
    const decision = decide({ mine: answered('waitlisted'), taken: 6, waiting, asked: { answer: 'no', guests: 0 } });
    expect(decision).toMatchObject({ mine: { outcome: 'declined' }, promoted: [] });
  });

  it('keeps no guests', () => {
    expect(decide({ mine: answered('going', 2), taken: 3, asked: { answer: 'no', guests: 2 } }).mine.guests).toBe(0);
  });
});

describe('the last three hours', () => {
  const late = { startsAt: NOW + PROMOTION_STOPS_BEFORE };

  it('promote nobody: a free seat is offered to all who wait', () => {
    const leaving = { mine: answered('going'), taken: 6, asked: { answer: 'no' as const, guests: 0 } };
    expect(decide({ ...leaving, waiting: [party('next')], event: late })).toMatchObject({ promoted: [], offered: true });
    expect(decide({ ...leaving, waiting: [], event: late })).toMatchObject({ offered: false });
  });

  it('give the seat to the first yes, from the list or not', () => {
    expect(decide({ taken: 5, waiting: [party('next')], event: late }).mine.outcome).toBe('going');
    expect(decide({ mine: answered('waitlisted'), taken: 5, waiting: [party('mine')], event: late }).mine.outcome).toBe('going');
  });

  it('begin on the dot', () => {
    const early = { startsAt: NOW + PROMOTION_STOPS_BEFORE + 1 };
    expect(decide({ taken: 5, waiting: [party('next')], event: early }).promoted).toEqual(['next']);
  });
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
      }),
    },
    { weight: 1, arbitrary: fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 8 })) }) },
  );

  function play(steps: (typeof step extends fc.Arbitrary<infer S> ? S : never)[], check: (state: State) => void) {
    const state: State = { people: new Map(), capacity: 5, lowered: false, now: NOW };
    for (const move of steps) {
      state.now += 1000;
      if ('capacity' in move) setCapacity(state, move.capacity);
      else answer(state, move);
      check(state);
    }
    return state;
  }

  interface State {
    people: Map<string, Person>;
    capacity: number | null;
    lowered: boolean;
    now: number;
  }

  const waitingOf = (state: State): Person[] =>
    [...state.people.values()]
      .filter(({ outcome }) => outcome === 'waitlisted')
      .sort((a, b) => a.queuedAt - b.queuedAt);
  const takenOf = (state: State): number =>
    [...state.people.values()].filter(({ outcome }) => outcome === 'going').reduce((sum, one) => sum + seatsOf(one), 0);
  const eventOf = (state: State): Gathering => gathering({ capacity: state.capacity, maxGuests: 3 });
  const seat = (state: State, ids: string[]): void => {
    for (const id of ids) state.people.get(id)!.outcome = 'going';
  };

  function setCapacity(state: State, capacity: number | null): void {
    state.capacity = capacity;
    seat(state, promote(eventOf(state), takenOf(state), waitingOf(state), state.now).promoted);
  }

  function answer(state: State, move: { who: number; answer: Answer; guests: number }): void {
    const id = `p${move.who}`;
    const mine = state.people.get(id) ?? null;
    try {
      const decision = decideRsvp({
        event: eventOf(state),
        mine,
        taken: takenOf(state),
        waiting: waitingOf(state),
        asked: move,
        now: state.now,
      });
      state.people.set(id, { id, ...decision.mine });
      seat(state, decision.promoted);
    } catch (error) {
      expect(error).toMatchObject({ code: 'full' });
      expect(mine?.outcome).toBe('going');
    }
  }

  it('never seats beyond the capacity, but for those who were seated before it was lowered', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let before = 0;
        play(steps, (state) => {
          const taken = takenOf(state);
          if (state.capacity !== null && taken > state.capacity) expect(taken).toBeLessThanOrEqual(before);
          before = taken;
        });
      }),
    );
  });

  it('leaves nobody waiting for whom there is room', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        play(steps, (state) => {
          const free = freeSeats(state.capacity, takenOf(state));
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
            now: state.now,
          });
          expect(again.promoted).toEqual([]);
          expect({ id: mine.id, ...again.mine }).toEqual(mine);
        }
      }),
    );
  });
});
