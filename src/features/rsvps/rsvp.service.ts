import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Event } from '../events/event.entity.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import { EventService } from '../events/event.service.js';
import type { Rsvp } from './rsvp.entity.js';
import type { RsvpInput } from './rsvp.input.js';
import { type Decision, decideRsvp } from './rsvp.rules.js';
import { RsvpStore } from './rsvp.store.js';
import { SeatingService } from './seating.service.js';

export interface RsvpView {
  rsvp: Rsvp;
  /** Place on the waiting list, from 1; null for who does not wait. */
  position: number | null;
}

/** Takes answers, wherever they come from: a page, the API, a link in a mail. */
@Injectable()
export class RsvpService {
  constructor(
    private readonly events: EventService,
    private readonly store: RsvpStore,
    private readonly seating: SeatingService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * One account's answer to one event, decided under the event's lock.
   * @throws DomainError not-found, forbidden, and those of `decideRsvp`
   */
  respond(accountId: string, eventId: string, input: RsvpInput): Promise<RsvpView> {
    return this.unitOfWork.run((tx) => this.respondIn(tx, accountId, eventId, input));
  }

  /** As `respond`, in a transaction that began for something else. */
  async respondIn(tx: Tx, accountId: string, eventId: string, input: RsvpInput): Promise<RsvpView> {
    const { event, can } = await this.events.lockIn(tx, accountId, eventId);
    if (!can.answer && event.status === 'scheduled' && event.endsAt > this.clock.now()) throw forbidden();
    const mine = await this.store.find(tx, event.id, accountId);
    const decision = await this.decide(tx, event, mine, input);
    const rsvp = await this.keep(tx, { eventId: event.id, accountId, mine }, decision.mine, input);
    await this.seating.applyIn(tx, event, decision);
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
    isGone: (found: EventForPerson) => boolean,
  ): Promise<void> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    const found = event && (await this.events.forAccountIn(tx, event.id, accountId));
    const mine = found && (await this.store.find(tx, event.id, accountId));
    if (!mine || event.status !== 'scheduled' || !isGone(found)) return;
    const decision = await this.decide(tx, event, mine, { answer: 'no', guests: 0 });
    await this.store.remove(tx, mine.id);
    await this.seating.tellIn(tx, [{ ...mine, version: mine.version + 1 }]);
    await this.seating.applyIn(tx, event, decision);
  }

  private async decide(tx: Tx, event: Event, mine: Rsvp | null, asked: RsvpInput): Promise<Decision> {
    const { taken, waiting } = await this.seating.situationIn(tx, event, mine);
    return decideRsvp({ event, mine, taken, waiting, asked, now: this.clock.now() });
  }

  private async keep(
    tx: Tx,
    whose: { eventId: string; accountId: string; mine: Rsvp | null },
    decided: Decision['mine'],
    input: RsvpInput,
  ): Promise<Rsvp> {
    const { mine } = whose;
    const now = this.clock.now();
    const said = {
      note: input.note ?? mine?.note ?? '',
      discreet: input.discreet ?? mine?.discreet ?? false,
    };
    if (mine && isSame(mine, { ...decided, ...said })) return mine;
    const rsvp: Rsvp = {
      ...(mine ?? { id: newId(), eventId: whose.eventId, accountId: whose.accountId, createdAt: now }),
      ...decided,
      ...said,
      version: (mine?.version ?? 0) + 1,
      answeredAt: now,
    };
    if (mine) await this.store.update(tx, mine.id, rsvp);
    else await this.store.insert(tx, rsvp);
    await this.seating.tellIn(tx, [rsvp]);
    return rsvp;
  }

  /** From 1; null for who does not wait. */
  async positionIn(tx: Tx, rsvp: Rsvp): Promise<number | null> {
    return rsvp.outcome === 'waitlisted' ? (await this.store.countBefore(tx, rsvp)) + 1 : null;
  }
}

/** The same answer again changes nothing and tells nobody. */
const isSame = (mine: Rsvp, after: Partial<Rsvp>): boolean =>
  Object.entries(after).every(([key, value]) => mine[key as keyof Rsvp] === value);
