import {
  type Asked,
  decideRsvp,
  type Gathering,
  promote,
  seatsOf,
  type Standing,
} from '../../src/features/rsvps/rsvp.rules.js';

export type Answered = Pick<Standing, 'answer' | 'outcome' | 'guests' | 'queuedAt'>;

/** One event's answers kept in memory and decided by the pure rule: what the database must agree with. */
export class RsvpModel {
  private readonly standings = new Map<string, Standing>();

  constructor(readonly event: Gathering) {}

  /** @throws DomainError as `decideRsvp` */
  answer(person: string, asked: Asked, now: number): void {
    const mine = this.standings.get(person) ?? null;
    const situation = { event: this.event, mine, taken: this.taken(), waiting: this.waiting(), asked };
    const decision = decideRsvp({ ...situation, by: 'self', now });
    this.standings.set(person, { id: person, ...decision.mine });
    decision.promoted.forEach((id) => this.seat(id));
  }

  resize(change: Partial<Pick<Gathering, 'capacity' | 'heldSeats'>>, now: number): void {
    Object.assign(this.event, change);
    promote(this.event, this.taken(), this.waiting(), now).promoted.forEach((id) => this.seat(id));
  }

  taken(): number {
    const going = [...this.standings.values()].filter(({ outcome }) => outcome === 'going');
    return going.reduce((seats, party) => seats + seatsOf(party), 0);
  }

  answers(): Record<string, Answered> {
    return Object.fromEntries(
      [...this.standings].map(([person, { id: _, ...answered }]) => [person, answered]),
    );
  }

  private waiting(): Standing[] {
    const waiting = [...this.standings.values()].filter(({ outcome }) => outcome === 'waitlisted');
    return waiting.sort((left, right) => left.queuedAt - right.queuedAt);
  }

  private seat(person: string): void {
    this.standings.set(person, { ...this.standings.get(person)!, outcome: 'going' });
  }
}
