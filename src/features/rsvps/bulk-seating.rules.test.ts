import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import { freeAll, type Queued, seatAll } from './bulk-seating.rules.js';
import { decideRsvp, freeSeats, type Gathering, seatsOf, type Standing } from './rsvp.rules.js';

const NOW = 1_800_000_000_000;

const gathering = (changes: Partial<Gathering> = {}): Gathering => ({
  status: 'scheduled',
  startsAt: NOW + 48 * HOUR,
  endsAt: NOW + 50 * HOUR,
  rsvpDeadlineAt: null,
  capacity: 3,
  heldSeats: 0,
  maxGuests: 3,
  ...changes,
});

const follower = (id: string, since: number) => ({ id, since });
const outcomes = (decided: { party: { id: string }; mine: { outcome: string } }[]) =>
  decided.map(({ party, mine }) => `${party.id} ${mine.outcome}`);

describe('seating followers', () => {
  it('gives the seats there are in the order in which they began to follow, and their rank to who waits', () => {
    const newcomers = [follower('c', 30), follower('a', 10), follower('b', 20)];
    const seating = { event: gathering({ capacity: 2 }), taken: 0, waiting: [] };
    const { decided } = seatAll(seating, newcomers, NOW);
    expect(outcomes(decided)).toEqual(['a going', 'b going', 'c waitlisted']);
    expect(decided.map(({ mine }) => mine.queuedAt)).toEqual([10, 20, 30]);
  });

  it('promotes first who fits and waits already', () => {
    const waiting: Queued[] = [{ id: 'w', guests: 0, queuedAt: 40 }];
    const seating = { event: gathering({ capacity: 1 }), taken: 0, waiting };
    const { decided, promoted } = seatAll(seating, [follower('a', 10)], NOW);
    expect(promoted).toEqual(['w']);
    expect(outcomes(decided)).toEqual(['a waitlisted']);
  });

  it('leaves held seats free', () => {
    const seating = { event: gathering({ heldSeats: 2 }), taken: 0, waiting: [] };
    const { decided } = seatAll(seating, [follower('a', 1), follower('b', 2)], NOW);
    expect(outcomes(decided)).toEqual(['a going', 'b waitlisted']);
  });
});

describe('freeing several at once', () => {
  const standing = (id: string, outcome: Standing['outcome'], queuedAt: number): Standing => ({
    id,
    answer: 'yes',
    outcome,
    guests: 0,
    queuedAt,
  });

  it('promotes nobody among those who leave, and the others in order', () => {
    const leaving = [standing('a', 'going', 1), standing('b', 'going', 2), standing('w1', 'waitlisted', 3)];
    const waiting = ['w1', 'w2', 'w3', 'w4'].map((id, index) => ({ id, guests: 0, queuedAt: 3 + index }));
    const { promoted } = freeAll({ event: gathering(), taken: 3, waiting }, leaving, NOW);
    expect(promoted).toEqual(['w2', 'w3']);
  });

  it('offers the seats in the last hours to whoever says yes first', () => {
    const event = gathering({ startsAt: NOW + HOUR });
    const waiting = [{ id: 'w', guests: 0, queuedAt: 5 }];
    const decision = freeAll({ event, taken: 3, waiting }, [standing('a', 'going', 1)], NOW);
    expect(decision).toMatchObject({ promoted: [], offered: true });
  });
});

describe('whatever stands', () => {
  const situation = fc.record({
    capacity: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 6 }),
    heldSeats: fc.nat(2),
    going: fc.array(fc.nat(2), { maxLength: 5 }),
    waiting: fc.array(fc.record({ guests: fc.nat(3), queuedAt: fc.nat(50) }), { maxLength: 6 }),
    followers: fc.uniqueArray(fc.nat(50), { maxLength: 10 }),
  });

  it('seating followers is deciding one after the other, by their rank', () => {
    fc.assert(
      fc.property(situation, ({ capacity, heldSeats, going, waiting, followers }) => {
        const event = gathering({ capacity, heldSeats });
        const taken = going.reduce((seats, guests) => seats + 1 + guests, 0);
        const queue = waiting.map((party, index) => ({ ...party, id: `w${index}` })).sort(inOrder);
        const newcomers = followers.map((since, index) => follower(`x${index}`, since));
        const bulk = seatAll({ event, taken, waiting: queue }, newcomers, NOW);

        const state = { taken, waiting: queue, promoted: [] as string[] };
        const one = [...newcomers]
          .sort((a, b) => a.since - b.since)
          .map((party) => ({ party, mine: answer(event, state, party) }));
        expect(bulk.decided).toEqual(one);
        expect(bulk.promoted).toEqual(state.promoted);
        if (capacity !== null)
          expect(state.taken).toBeLessThanOrEqual(Math.max(taken, Math.max(0, capacity - heldSeats)));
        const free = freeSeats(event, state.taken);
        if (followers.length) expect(state.waiting.filter((party) => seatsOf(party) <= free)).toEqual([]);
      }),
    );
  });

  interface State {
    taken: number;
    waiting: Queued[];
    promoted: string[];
  }

  const inOrder = (a: Queued, b: Queued) => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);

  function answer(event: Gathering, state: State, { id, since }: { id: string; since: number }) {
    const asked = { answer: 'yes' as const, guests: 0, since };
    const { mine, promoted } = decideRsvp({ event, mine: null, ...state, asked, by: 'self', now: NOW });
    for (const party of state.waiting.filter((one) => promoted.includes(one.id))) {
      state.taken += seatsOf(party);
      state.promoted.push(party.id);
    }
    state.waiting = state.waiting.filter((one) => !promoted.includes(one.id));
    if (mine.outcome === 'going') state.taken += seatsOf(mine);
    else state.waiting = [...state.waiting, { id, ...mine }].sort(inOrder);
    return mine;
  }
});
