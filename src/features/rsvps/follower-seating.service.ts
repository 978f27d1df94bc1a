import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { freeAll, seatAll, type Seating } from './bulk-seating.rules.js';
import { FollowerSeatingStore } from './follower-seating.store.js';
import type { Rsvp } from './rsvp.entity.js';
import { type Decided, freeSeats, seatsHeldBy, takesNewYes } from './rsvp.rules.js';
import { RsvpStore } from './rsvp.store.js';
import { SeatingService } from './seating.service.js';

/** Somebody who is usually there, and the rank that they have on every date. */
export interface Follower {
  accountId: string;
  since: number;
}

/** Seats those who follow a series on its dates, by the one rule. Always under the locks of those events. */
@Injectable()
export class FollowerSeatingService {
  constructor(
    private readonly store: FollowerSeatingStore,
    private readonly rsvps: RsvpStore,
    private readonly seating: SeatingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Says yes for followers to the dates that one can still say it to, and that they have not answered. Where they
   * wait they are told so; where they go nobody is told, since a mail a date would be one too many.
   */
  async seatIn(tx: Tx, events: readonly Event[], followers: readonly Follower[]): Promise<void> {
    const now = this.clock.now();
    const open = events.filter((event) => takesNewYes(event, now));
    if (!open.length || !followers.length) return;
    const answered = await this.store.answered(tx, idsOf(open), accountsOf(followers));
    const seatings = await this.seatingsIn(tx, open, []);
    const rsvps: Rsvp[] = [];
    const decisions = open.map((event) => {
      const newcomers = followers
        .filter(({ accountId }) => !answered.has(`${event.id}:${accountId}`))
        .map((follower) => ({ ...follower, id: newId() }));
      const { decided, ...others } = seatAll(seatings.get(event.id)!, newcomers, now);
      for (const { party, mine } of decided) rsvps.push(followersRow(event, party, mine, now));
      return { event, ...others };
    });
    await this.store.insertAll(tx, rsvps);
    await this.seating.tellIn(
      tx,
      rsvps.filter(({ outcome }) => outcome === 'waitlisted'),
    );
    await this.seating.applyAllIn(tx, decisions);
  }

  /** What some people have of these dates from following, whatever they said to one of them since. */
  fromFollowingIn(tx: Tx, events: readonly Event[], accountIds: string[]): Promise<Rsvp[]> {
    return this.store.fromFollowing(tx, idsOf(events), accountIds);
  }

  /**
   * Takes answers to these dates away, and lets who waits have their seats. Who is promoted is told; those whose they
   * were hear of it as followers, once for all dates.
   */
  async freeIn(tx: Tx, events: readonly Event[], leaving: readonly Rsvp[]): Promise<void> {
    const now = this.clock.now();
    const byEvent = new Map<string, Rsvp[]>();
    for (const rsvp of leaving) byEvent.set(rsvp.eventId, [...(byEvent.get(rsvp.eventId) ?? []), rsvp]);
    const concerned = events.filter(({ id, status }) => status === 'scheduled' && byEvent.has(id));
    const seatings = await this.seatingsIn(tx, concerned, leaving);
    const decisions = concerned.map((event) => {
      const { promoted, offered } = freeAll(seatings.get(event.id)!, byEvent.get(event.id)!, now);
      return { event, promoted, offered };
    });
    await this.store.removeAll(tx, idsOf(leaving));
    await this.seating.applyAllIn(tx, decisions);
  }

  /** Seats given, and those who wait and could be seated once `leaving` have given theirs back. */
  private async seatingsIn(
    tx: Tx,
    events: readonly Event[],
    leaving: readonly Rsvp[],
  ): Promise<Map<string, Seating>> {
    const seats = await this.rsvps.seatsOf(tx, idsOf(events));
    const freeIn = (event: Event): number => {
      const given = leaving.filter(({ eventId }) => eventId === event.id).map(seatsHeldBy);
      return freeSeats(event, seats.get(event.id)!.taken - sum(given));
    };
    const withRoom = events.filter((event) => seats.get(event.id)!.waiting > 0 && freeIn(event) > 0);
    const most = Math.max(0, ...withRoom.map(freeIn));
    const waiting = await this.store.waiting(tx, idsOf(withRoom), most);
    return new Map(
      events.map((event) => [
        event.id,
        { event, taken: seats.get(event.id)!.taken, waiting: waiting.get(event.id) ?? [] },
      ]),
    );
  }
}

const followersRow = (
  event: Event,
  { id, accountId }: Follower & { id: string },
  mine: Decided,
  now: number,
): Rsvp => ({
  id,
  eventId: event.id,
  accountId,
  via: 'following',
  ...mine,
  note: '',
  discreet: false,
  recordedBy: null,
  recordedName: null,
  seenRevision: event.revision,
  version: 1,
  answeredAt: now,
  createdAt: now,
});

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

const accountsOf = (followers: readonly Follower[]): string[] => followers.map(({ accountId }) => accountId);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
