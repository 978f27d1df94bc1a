import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import { EventService } from '../events/event.service.js';
import { RsvpRegister } from './rsvp-register.service.js';
import type { Rsvp } from './rsvp.entity.js';
import type { RsvpInput } from './rsvp.input.js';
import { RsvpStore } from './rsvp.store.js';

export interface RsvpView {
  rsvp: Rsvp;
  /** Place on the waiting list, from 1; null for who does not wait. */
  position: number | null;
}

/** Takes people's own answers, wherever they come from: a page, the API, a link in a mail. */
@Injectable()
export class RsvpService {
  constructor(
    private readonly events: EventService,
    private readonly store: RsvpStore,
    private readonly register: RsvpRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * One account's answer to one event, decided under the event's lock.
   * @throws DomainError not-found, forbidden, dues-needed, secrecy, and those of `decideRsvp`
   */
  respond(accountId: string, eventId: string, input: RsvpInput): Promise<RsvpView> {
    return this.unitOfWork.run((tx) => this.respondIn(tx, accountId, eventId, input));
  }

  /** As `respond`, in a transaction that began for something else. */
  async respondIn(tx: Tx, accountId: string, eventId: string, input: RsvpInput): Promise<RsvpView> {
    const { event, can, community } = await this.events.lockIn(tx, accountId, eventId);
    if (!can.answer && event.status === 'scheduled' && event.endsAt > this.clock.now()) throw forbidden();
    const { territory } = community;
    const rsvp = await this.register.answerIn(tx, event, { accountId, input, recorder: null, territory });
    return { rsvp, position: await this.positionIn(tx, rsvp) };
  }

  /**
   * Takes away the answer of somebody who left or whose invitation was taken back, and gives their seats to who
   * waits. It is no `no` in their name: asked again, they are as if they had never answered.
   * @param isGone asked under the lock, since they may be back
   */
  async giveUpIn(
    tx: Tx,
    { eventId, accountId }: { eventId: string; accountId: string },
    isGone: (found: EventForPerson, mine: Rsvp) => boolean,
  ): Promise<void> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    const found = event && (await this.events.forAccountIn(tx, event.id, accountId));
    const mine = found && (await this.store.find(tx, event.id, accountId));
    if (!mine || event.status !== 'scheduled' || !isGone(found, mine)) return;
    await this.register.removeIn(tx, event, mine);
  }

  /** From 1; null for who does not wait. */
  async positionIn(tx: Tx, rsvp: Rsvp): Promise<number | null> {
    return rsvp.outcome === 'waitlisted' ? (await this.store.countBefore(tx, rsvp)) + 1 : null;
  }
}
