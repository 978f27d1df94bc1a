import {
  type Asked,
  type Decided,
  decideRsvp,
  type Gathering,
  seatsHeldBy,
  seatsOf,
  type Standing,
  type Waiting,
} from './rsvp.rules.js';

/** One party on the waiting list, and where it stands there. */
export interface Queued extends Waiting {
  queuedAt: number;
}

/** One event's seats, as the last of several decisions left them. */
export interface Seating {
  event: Gathering;
  taken: number;
  /** Those who could be seated, in order. */
  waiting: readonly Queued[];
}

/** A follower of the series, as a row to be. */
export interface Newcomer {
  id: string;
  since: number;
}

export interface BulkDecision<Party> {
  decided: { party: Party; mine: Decided }[];
  /** Others who move from the waiting list to a seat, in the order in which they do. */
  promoted: string[];
  /** Seats came free so close to the start that the first yes takes them. */
  offered: boolean;
}

/** Followers without an answer, by their rank: each is decided by the one rule, on what the one before left. */
export const seatAll = <Party extends Newcomer>(
  seating: Seating,
  newcomers: readonly Party[],
  now: number,
): BulkDecision<Party> =>
  decideAll(
    seating,
    [...newcomers]
      .sort((a, b) => a.since - b.since)
      .map((party) => ({
        party,
        id: party.id,
        mine: null,
        asked: { answer: 'yes', guests: 0, since: party.since },
      })),
    now,
  );

/** Takes several answers away, as if each had said no. */
export const freeAll = <Leaving extends Standing>(
  seating: Seating,
  leaving: readonly Leaving[],
  now: number,
): BulkDecision<Leaving> =>
  decideAll(
    seating,
    leaving.map((party) => ({ party, id: party.id, mine: party, asked: { answer: 'no', guests: 0 } })),
    now,
  );

interface Turn<Party> {
  party: Party;
  id: string;
  mine: Standing | null;
  asked: Asked;
}

function decideAll<Party>(seating: Seating, turns: readonly Turn<Party>[], now: number): BulkDecision<Party> {
  const all: BulkDecision<Party> = { decided: [], promoted: [], offered: false };
  const left = new Set(turns.map(({ id }) => id));
  let { taken, waiting } = seating;
  const { event } = seating;
  for (const { party, id, mine, asked } of turns) {
    // Promoted on the seat of one who left before, and leaving in turn.
    const standing = mine && all.promoted.includes(id) ? { ...mine, outcome: 'going' as const } : mine;
    const decision = decideRsvp({ event, mine: standing, taken, waiting, asked, by: 'self', now });
    const promoted = new Set(decision.promoted);
    const seated = waiting.filter((one) => promoted.has(one.id));
    taken += seats(seated) + seatsHeldBy(decision.mine) - seatsHeldBy(standing);
    waiting = waiting.filter((one) => one.id !== id && !promoted.has(one.id));
    if (decision.mine.outcome === 'waitlisted')
      waiting = [...waiting, { id, ...decision.mine }].sort(inOrder);
    all.decided.push({ party, mine: decision.mine });
    all.promoted.push(...decision.promoted);
    all.offered ||= decision.offered;
  }
  return { ...all, promoted: all.promoted.filter((id) => !left.has(id)) };
}

const seats = (parties: readonly Queued[]): number => parties.reduce((sum, party) => sum + seatsOf(party), 0);

const inOrder = (a: Queued, b: Queued): number => a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);
