import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { SeatPromotion } from '../events/seat-promotion.service.js';
import type { Rsvp } from './rsvp.entity.js';
import { rsvpDecided, seatOffered } from './rsvp.facts.js';
import { type Decision, freeSeats, isOffered, promote, seatsOf, type Waiting } from './rsvp.rules.js';
import { RsvpStore } from './rsvp.store.js';

/** What a decision about one person means for others. */
type Consequences = Pick<Decision, 'promoted' | 'offered'>;

/** Seats: what a decision needs to know of them, and what follows from one. Always under the event's lock. */
@Injectable()
export class SeatingService implements OnModuleInit {
  constructor(
    private readonly store: RsvpStore,
    private readonly events: EventService,
    private readonly promotion: SeatPromotion,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.promotion.register((tx, eventId) => this.promoteIn(tx, eventId));
  }

  /** Seats given, and those who wait and could be seated on what is free once `mine` has given its own back. */
  async situationIn(tx: Tx, event: Event, mine: Rsvp | null): Promise<{ taken: number; waiting: Waiting[] }> {
    const taken = await this.store.seatsTaken(tx, event.id);
    const free = freeSeats(event, taken - seatsGiven(mine ? [mine] : []));
    return { taken, waiting: await this.store.waitingThatFit(tx, event, free) };
  }

  applyIn(tx: Tx, event: Event, { promoted, offered }: Consequences): Promise<void> {
    return this.applyAllIn(tx, [{ event, promoted, offered }]);
  }

  /** What follows from decisions about several events. */
  async applyAllIn(tx: Tx, decisions: readonly (Consequences & { event: Event })[]): Promise<void> {
    const promoted = decisions.flatMap((decision) => decision.promoted);
    if (promoted.length) {
      await this.store.seat(tx, promoted);
      await this.tellIn(tx, await this.store.findByIds(tx, promoted));
    }
    const offeredAt = this.clock.now();
    await this.outbox.publishAll(
      tx,
      seatOffered,
      decisions
        .filter(({ offered }) => offered)
        .map(({ event: { id, noticeRevision } }) => ({
          payload: { eventId: id, revision: noticeRevision, offeredAt },
          key: newId(),
        })),
    );
  }

  async tellIn(
    tx: Tx,
    decided: readonly Pick<Rsvp, 'id' | 'eventId' | 'accountId' | 'version'>[],
  ): Promise<void> {
    await this.outbox.publishAll(
      tx,
      rsvpDecided,
      decided.map(({ id, eventId, accountId, version }) => ({
        payload: { eventId, accountId, version },
        key: `${id}:${version}`,
      })),
    );
  }

  /** After a larger capacity. */
  private async promoteIn(tx: Tx, eventId: string): Promise<void> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    if (!event) return;
    await this.applyIn(tx, event, await this.foreseeIn(tx, event));
  }

  /** Who gets a seat of an event as it is, or as a change would make it: that of `leaving` too. */
  async foreseeIn(tx: Tx, event: Event, leaving: readonly Rsvp[] = []): Promise<Consequences> {
    const taken = (await this.store.seatsTaken(tx, event.id)) - seatsGiven(leaving);
    const gone = new Set(leaving.map(({ id }) => id));
    const fitting = await this.store.waitingThatFit(tx, event, freeSeats(event, taken));
    const waiting = fitting.filter(({ id }) => !gone.has(id));
    const now = this.clock.now();
    const { promoted } = promote(event, taken, waiting, now);
    return { promoted, offered: isOffered(event, taken, waiting, now) };
  }
}

const seatsGiven = (rsvps: readonly Rsvp[]): number =>
  rsvps.filter(({ outcome }) => outcome === 'going').reduce((seats, rsvp) => seats + seatsOf(rsvp), 0);
