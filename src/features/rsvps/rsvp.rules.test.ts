import { describe, expect, it } from 'vitest';
import { HOUR } from '../../kernel/clock.js';
import type { Outcome } from './rsvp.entity.js';
import { decideRsvp, type Gathering, PROMOTION_STOPS_BEFORE } from './rsvp.rules.js';

const NOW = 1_800_000_000_000;
const SOON = NOW + 48 * HOUR;

const gathering = (changes: Partial<Gathering> = {}): Gathering => ({
  status: 'scheduled',
  startsAt: SOON,
  endsAt: NOW + 50 * HOUR,
  rsvpDeadlineAt: null,
  capacity: 6,
  heldSeats: 0,
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
    by: 'self',
    now: NOW,
    ...changes,
    event: gathering(changes.event),
  });

describe('a yes', () => {
  it.each([
    ['the table is empty', { taken: 0 }, 'going'],
    ['one seat is left', { taken: 5 }, 'going'],
    ['no seat is left', { taken: 6 }, 'waitlisted'],
    [
      'fewer seats are left than the party needs',
      { taken: 5, asked: { answer: 'yes', guests: 1 } },
      'waitlisted',
    ],
    ['there is no limit', { taken: 900, event: { capacity: null } }, 'going'],
    ['the seats left are held', { taken: 4, event: { heldSeats: 2 } }, 'waitlisted'],
    ['a seat is left beside those held', { taken: 3, event: { heldSeats: 2 } }, 'going'],
    ['more is held than was free', { taken: 6, event: { heldSeats: 2 } }, 'waitlisted'],
    ['seats are held without a limit', { taken: 900, event: { capacity: null, heldSeats: 2 } }, 'going'],
    ['the capacity was lowered below what is taken', { taken: 6, event: { capacity: 4 } }, 'waitlisted'],
    [
      'larger parties wait, whom the free seat does not fit',
      { taken: 5, waiting: [party('big', 1)] },
      'going',
    ],
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
    expect(decision.mine).toEqual({
      answer: 'yes',
      outcome: 'waitlisted',
      guests: 0,
      queuedAt: mine.queuedAt,
    });
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
    expect(decide({ mine: answered('going'), taken: 1, event: { rsvpDeadlineAt: NOW } }).mine.outcome).toBe(
      'going',
    );
  });

  it('brings no more guests than the host allows', () => {
    expect(() => decide({ asked: { answer: 'yes', guests: 3 } })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        fields: [{ field: 'guests', code: 'too-many-guests', params: { max: 2 } }],
      }),
    );
  });

  it('keeps guests that the host no longer allows, for those who had them', () => {
    const decision = decide({
      mine: answered('going', 2),
      taken: 3,
      asked: { answer: 'yes', guests: 2 },
      event: { maxGuests: 0 },
    });
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
    const decision = decide({
      mine: answered('going', 2),
      taken: 6,
      waiting: [party('next')],
      asked: { answer: 'yes', guests: 1 },
    });
    expect(decision).toMatchObject({ mine: { guests: 1 }, promoted: ['next'] });
  });

  it('down is allowed above a capacity that was lowered', () => {
    const decision = decide({
      mine: answered('going', 2),
      taken: 6,
      asked: { answer: 'yes', guests: 0 },
      event: { capacity: 3 },
    });
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
    const decision = decide({
      mine: answered('going', 1),
      taken: 6,
      waiting,
      asked: { answer: 'no', guests: 0 },
    });
    expect(decision.promoted).toEqual(['pair']);
  });

  it('never seats the person who leaves the list', () => {
    const waiting = [party('mine'), party('next')];
    const decision = decide({
      mine: answered('waitlisted'),
      taken: 6,
      waiting,
      asked: { answer: 'no', guests: 0 },
    });
    expect(decision).toMatchObject({ mine: { outcome: 'declined' }, promoted: [] });
  });

  it('keeps no guests', () => {
    expect(
      decide({ mine: answered('going', 2), taken: 3, asked: { answer: 'no', guests: 2 } }).mine.guests,
    ).toBe(0);
  });
});

describe('the last three hours', () => {
  const late = { startsAt: NOW + PROMOTION_STOPS_BEFORE };

  it('promote nobody: a free seat is offered to all who wait', () => {
    const leaving = { mine: answered('going'), taken: 6, asked: { answer: 'no' as const, guests: 0 } };
    expect(decide({ ...leaving, waiting: [party('next')], event: late })).toMatchObject({
      promoted: [],
      offered: true,
    });
    expect(decide({ ...leaving, waiting: [], event: late })).toMatchObject({ offered: false });
  });

  it('give the seat to the first yes, from the list or not', () => {
    expect(decide({ taken: 5, waiting: [party('next')], event: late }).mine.outcome).toBe('going');
    expect(
      decide({ mine: answered('waitlisted'), taken: 5, waiting: [party('mine')], event: late }).mine.outcome,
    ).toBe('going');
  });

  it('begin on the dot', () => {
    const early = { startsAt: NOW + PROMOTION_STOPS_BEFORE + 1 };
    expect(decide({ taken: 5, waiting: [party('next')], event: early }).promoted).toEqual(['next']);
  });
});

describe('seats held without a name', () => {
  it('are given to nobody who waits', () => {
    const leaving = { mine: answered('going'), asked: { answer: 'no' as const, guests: 0 } };
    const waiting = [party('first'), party('second')];
    expect(decide({ ...leaving, taken: 5, waiting, event: { heldSeats: 1 } }).promoted).toEqual(['first']);
    expect(decide({ ...leaving, taken: 5, waiting, event: { heldSeats: 2 } }).promoted).toEqual([]);
  });

  it('are not offered in the last hours', () => {
    const late = { startsAt: NOW + PROMOTION_STOPS_BEFORE };
    const leaving = { mine: answered('going'), taken: 6, asked: { answer: 'no' as const, guests: 0 } };
    expect(decide({ ...leaving, waiting: [party('next')], event: { ...late, heldSeats: 1 } }).offered).toBe(
      false,
    );
  });

  it('take no seat from who has one', () => {
    expect(decide({ mine: answered('going'), taken: 6, event: { heldSeats: 3 } }).mine.outcome).toBe('going');
  });
});

describe('an answer that a host notes', () => {
  const begun = { startsAt: NOW };

  it.each([
    ['past the deadline', { event: { rsvpDeadlineAt: NOW } }, 'going'],
    ['past the deadline, when it is full', { taken: 6, event: { rsvpDeadlineAt: NOW } }, 'waitlisted'],
    ['at the door', { taken: 5, event: begun }, 'going'],
    ['at the door, of who waits', { mine: answered('waitlisted'), taken: 5, event: begun }, 'going'],
    [
      'at the door, of who waits for no seat to be free',
      { taken: 0, event: { ...begun, capacity: null } },
      'going',
    ],
  ] as const)('is a yes %s: %o', (_, situation, outcome) => {
    expect(decide({ ...situation, by: 'host' }).mine.outcome).toBe(outcome);
  });

  it.each([
    ['at the door of what is full', { taken: 6, event: begun }, 'full'],
    ['at the door, the free seats being held', { taken: 5, event: { ...begun, heldSeats: 1 } }, 'full'],
    [
      'with more guests than there is room for',
      { mine: answered('going'), taken: 6, asked: { answer: 'yes', guests: 1 } },
      'full',
    ],
    ['once it is over', { event: { ...begun, endsAt: NOW } }, 'event-over'],
    [
      'once it is over, even a no',
      { event: { ...begun, endsAt: NOW }, asked: { answer: 'no', guests: 0 } },
      'event-over',
    ],
    ['to what is cancelled', { event: { status: 'cancelled' } }, 'event-cancelled'],
  ] as const)('is refused %s', (_, situation, code) => {
    expect(() => decide({ ...situation, by: 'host' })).toThrow(expect.objectContaining({ code }));
  });

  it('waits behind who waits, like any other', () => {
    expect(decide({ by: 'host', taken: 5, waiting: [party('first')] })).toMatchObject({
      mine: { outcome: 'waitlisted' },
      promoted: ['first'],
    });
  });
});
