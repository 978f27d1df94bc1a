import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AtGateService } from './at-gate.service.js';
import { type Asking, RoomAdmissionStore } from './room-admission.store.js';
import { admissionAsked } from './room.facts.js';
import type { GateState } from './room.rules.js';

/** « Déjà renouvelée ? »: somebody's dues lapsed here, and they say not there. A host lets them in once. */
@Injectable()
export class RoomAdmissionService {
  constructor(
    private readonly atGate: AtGateService,
    private readonly store: RoomAdmissionStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Said twice, it is said once.
   * @returns what the gate shows them now
   * @throws DomainError not-found; nothing-to-ask, for whoever is not kept out by lapsed dues
   */
  ask(viewer: Viewer, eventId: string): Promise<GateState> {
    return this.unitOfWork.run(async (tx) => {
      const { event, state } = await this.atGate.lockIn(tx, viewer, eventId);
      if (state === 'asked' || state === 'refused') return state;
      if (state !== 'lapsed') throw conflict('nothing-to-ask');
      await this.store.insert(tx, {
        eventId: event.id,
        accountId: viewer.accountId,
        askedAt: this.clock.now(),
        admitted: null,
        decidedBy: null,
        decidedAt: null,
      });
      const asked = { eventId: event.id, accountId: viewer.accountId };
      await this.outbox.publish(tx, admissionAsked, asked, { key: `${event.id}:${viewer.accountId}` });
      return 'asked';
    });
  }

  /** Who asked, for the hosts. @throws DomainError not-found, and forbidden for anybody else */
  async list(viewer: Viewer, eventId: string): Promise<Asking[]> {
    const { event, can } = await this.atGate.see(viewer, eventId);
    if (!can.manage) throw forbidden();
    return this.store.list(this.reader, event.id);
  }

  /** @throws DomainError forbidden; not-found, for whoever did not ask; event-cancelled, event-over */
  decide(viewer: Viewer, eventId: string, accountId: string, admitted: boolean): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, can } = await this.atGate.lockIn(tx, viewer, eventId);
      if (!can.manage) throw forbidden();
      const asked = isId(accountId) && (await this.store.find(tx, event.id, accountId));
      if (!asked) throw notFound();
      if (event.status === 'cancelled') throw conflict('event-cancelled');
      const now = this.clock.now();
      if (now >= event.endsAt) throw conflict('event-over');
      await this.store.decide(tx, asked, { admitted, decidedBy: viewer.accountId, decidedAt: now });
    });
  }
}
