import { HOUR } from '../../kernel/clock.js';
import { conflict, invalidField } from '../../kernel/domain-error.js';
import type { Answer, Outcome } from './rsvp.entity.js';

/** From three hours before the start, nobody is given a place that they may not hear of in time. */
export const PROMOTION_STOPS_BEFORE = 3 * HOUR;

/** What the rule needs to know of an event. */
export interface Gathering {
  status: 'draft' | 'scheduled' | 'cancelled';
  startsAt: number;
  endsAt: number;
  rsvpDeadlineAt: number | null;
  capacity: number | null;
  /** Kept by the hosts without a name: nobody's, and not free. */
  heldSeats: number;
  maxGuests: number;
}

/** One party on the waiting list. */
export interface Waiting {
  id: string;
  guests: number;
}

/** The answer that stands. */
export interface Standing {
  id: string;
  answer: Answer;
  outcome: Outcome;
  guests: number;
  queuedAt: number;
}

export interface Asked {
  answer: Answer;
  guests: number;
  /** The rank of who follows the series: they have wanted every date of it since then, not since now. */
  since?: number;
}

/** Who says it: a host notes the answer of somebody who phoned, or who is at the door. */
export type AnsweredBy = 'self' | 'host';

export interface Decided {
  answer: Answer;
  outcome: Outcome;
  guests: number;
  queuedAt: number;
}

export interface Decision {
  mine: Decided;
  /** Others who move from the waiting list to a seat, in the order in which they do. */
  promoted: string[];
  /** Seats nobody is given any more, so close to the start: those who wait are told that the first yes takes them. */
  offered: boolean;
}

export const seatsOf = (party: { guests: number }): number => 1 + party.guests;

/** How many seats nobody sits on or keeps; infinite without a capacity, never below zero though fewer may be set later. */
export const freeSeats = (
  { capacity, heldSeats }: Pick<Gathering, 'capacity' | 'heldSeats'>,
  taken: number,
): number => (capacity === null ? Infinity : Math.max(0, capacity - heldSeats - taken));

const promotionIsOpen = (event: Gathering, now: number): boolean =>
  event.status === 'scheduled' && now < event.startsAt - PROMOTION_STOPS_BEFORE;

/**
 * Who gets the free seats: the waiting list in its order, passing over parties too large for what is left.
 */
export function promote(
  event: Gathering,
  taken: number,
  waiting: readonly Waiting[],
  now: number,
): { promoted: string[]; taken: number } {
  const promoted: string[] = [];
  if (!promotionIsOpen(event, now)) return { promoted, taken };
  let seated = taken;
  for (const party of waiting) {
    if (seatsOf(party) > freeSeats(event, seated)) continue;
    promoted.push(party.id);
    seated += seatsOf(party);
  }
  return { promoted, taken: seated };
}

/**
 * The one rule, wherever the answer comes from.
 *
 * `taken` counts every seat given, mine too; `waiting` holds who waits, in order, mine too. First those who
 * fit are promoted; then the answer is decided. A yes takes its seats if they are free, or else waits; a no
 * and a maybe are always accepted, and what they free goes to who waits. A host notes answers until the end, past
 * the deadline too; once it has begun, a yes is somebody at the door: they sit down, or there is no room.
 *
 * @throws DomainError event-cancelled, not-scheduled; too-many-guests; `full` for more guests than there is
 * room for, the old answer standing; `answers-closed` and `event-begun` for a new yes come too late; `event-over`
 * for what a host notes afterwards
 */
export function decideRsvp(situation: {
  event: Gathering;
  mine: Standing | null;
  taken: number;
  waiting: readonly Waiting[];
  asked: Asked;
  by: AnsweredBy;
  now: number;
}): Decision {
  const { event, asked, by, now } = situation;
  if (event.status === 'cancelled') throw conflict('event-cancelled');
  if (event.status === 'draft') throw conflict('not-scheduled');
  if (by === 'host' && now >= event.endsAt) throw conflict('event-over');

  const first = promote(event, situation.taken, situation.waiting, now);
  const { mine } = situation;
  const promotedNow = mine !== null && first.promoted.includes(mine.id);
  const before: Standing | null = mine && promotedNow ? { ...mine, outcome: 'going' } : mine;
  const stillWaiting = situation.waiting.filter((party) => !first.promoted.includes(party.id));

  const decided =
    asked.answer === 'yes'
      ? decideYes(event, before, first.taken, { ...asked, by }, now)
      : decideOther(asked.answer, before, first.taken, now);

  const others = stillWaiting.filter((party) => party.id !== mine?.id);
  const last = promote(event, decided.taken, others, now);
  const promoted = [...first.promoted.filter((id) => id !== mine?.id), ...last.promoted];
  const left = others.filter((party) => !last.promoted.includes(party.id));
  const freed = decided.taken < first.taken;
  return { mine: decided.mine, promoted, offered: freed && isOffered(event, last.taken, left, now) };
}

/** In the last hours before the start, a seat that came free is for whoever says yes first. */
export function isOffered(
  event: Gathering,
  taken: number,
  waiting: readonly Waiting[],
  now: number,
): boolean {
  const lastHours = !promotionIsOpen(event, now) && now < event.startsAt;
  return lastHours && waiting.some((party) => seatsOf(party) <= freeSeats(event, taken));
}

function decideYes(
  event: Gathering,
  before: Standing | null,
  taken: number,
  asked: Asked & { by: AnsweredBy },
  now: number,
): { mine: Decided; taken: number } {
  const held = seatsHeldBy(before);
  const standing = before?.answer === 'yes' ? before : null;
  const isAtTheDoor = asked.by === 'host' && now >= event.startsAt;
  if (!standing && asked.by === 'self') checkOpen(event, now);
  checkGuests(event, standing, asked);

  const wanted = seatsOf(asked);
  const answer = { answer: 'yes' as const, guests: asked.guests, queuedAt: rankOf(standing, asked, now) };
  // A smaller capacity set later throws nobody out: who keeps or gives back seats asks for none.
  if (wanted <= held || wanted - held <= freeSeats(event, taken)) {
    if (held === 0 && now >= event.startsAt && !isAtTheDoor) throw conflict('event-begun');
    return { mine: { ...answer, outcome: 'going' }, taken: taken - held + wanted };
  }
  if (held > 0 || isAtTheDoor) throw conflict('full');
  return { mine: { ...answer, outcome: 'waitlisted' }, taken };
}

/** Who asked before keeps their rank; who follows the series has had it for longer than this date. */
const rankOf = (standing: Standing | null, { since }: Asked, now: number): number =>
  standing?.queuedAt ?? since ?? now;

export const seatsHeldBy = (before: Pick<Standing, 'outcome' | 'guests'> | null): number =>
  before?.outcome === 'going' ? seatsOf(before) : 0;

/** Who had more guests than the host now allows keeps them. */
function checkGuests(event: Gathering, standing: Standing | null, { guests }: Asked): void {
  if (guests > event.maxGuests && guests > (standing?.guests ?? 0))
    throw invalidField('guests', 'too-many-guests', { max: event.maxGuests });
}

function decideOther(
  answer: 'maybe' | 'no',
  before: Standing | null,
  taken: number,
  now: number,
): { mine: Decided; taken: number } {
  const outcome: Outcome = answer === 'maybe' ? 'maybe' : 'declined';
  return {
    mine: { answer, outcome, guests: 0, queuedAt: before?.queuedAt ?? now },
    taken: taken - seatsHeldBy(before),
  };
}

/** Whether somebody who has not answered yet may still say yes, to have a seat or wait for one. */
export const takesNewYes = (event: Gathering, now: number): boolean =>
  event.status === 'scheduled' && !hasBegun(event, now) && !isClosed(event, now);

function checkOpen(event: Gathering, now: number): void {
  if (hasBegun(event, now)) throw conflict('event-begun');
  if (isClosed(event, now)) throw conflict('answers-closed');
}

const hasBegun = ({ startsAt }: Gathering, now: number): boolean => now >= startsAt;

const isClosed = ({ rsvpDeadlineAt }: Gathering, now: number): boolean =>
  rsvpDeadlineAt !== null && now >= rsvpDeadlineAt;
