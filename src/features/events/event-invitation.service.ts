import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AccountService } from '../accounts/account.service.js';
import { EventInvitationStore, type InvitedPerson, type Inviting } from './event-invitation.store.js';
import { invitationWithdrawn, personInvited } from './event.facts.js';
import { EventService, type EventView } from './event.service.js';

export interface InvitationOutcome {
  invited: number;
  /** Addresses that had been invited before. */
  already: number;
}

@Injectable()
export class EventInvitationService {
  constructor(
    private readonly events: EventService,
    private readonly accounts: AccountService,
    private readonly store: EventInvitationStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Invites addresses, known or not; each is mailed once however often it is given. */
  invite(viewer: Viewer, eventId: string, emails: string[]): Promise<InvitationOutcome> {
    const unique = [...new Set(emails)];
    return this.unitOfWork.run(async (tx) => {
      const { event, community } = await this.lockForInviting(tx, viewer, eventId);
      const defaults = { locale: viewer.locale, timeZone: community.timeZone };
      const accounts = await this.accounts.ensureInvitedIn(tx, unique, defaults);
      const invited = await this.inviteIn(tx, {
        eventId: event.id,
        accountIds: accounts.map(({ id }) => id),
        knownAs: new Map(accounts.map(({ id }, index) => [id, unique[index]!])),
        invitedBy: viewer.accountId,
        now: this.clock.now(),
      });
      return { invited, already: unique.length - invited };
    });
  }

  /** @returns how many were not invited before */
  async inviteIn(tx: Tx, inviting: Inviting): Promise<number> {
    const { eventId } = inviting;
    const invited = await this.store.invite(tx, inviting);
    await this.outbox.publishAll(
      tx,
      personInvited,
      invited.map((accountId) => ({ payload: { eventId, accountId }, key: newId() })),
    );
    return invited.length;
  }

  /** Takes an invitation back: the place it gave, and the entry in the person's calendar, go with it. */
  withdraw(viewer: Viewer, eventId: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, can } = await this.events.lockIn(tx, viewer.accountId, eventId);
      if (!can.manage) throw forbidden();
      if (!(await this.withdrawIn(tx, event.id, accountId))) throw notFound();
    });
  }

  /** Somebody left a community, or was removed: no invitation to what comes there outlives it. */
  async withdrawAll({ communityId, accountId }: { communityId: string; accountId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      for (const eventId of await this.store.toCome(tx, communityId, accountId, this.clock.now()))
        await this.withdrawIn(tx, eventId, accountId);
    });
  }

  /** @throws DomainError forbidden, to those who do not manage the event */
  async list(viewer: Viewer, eventId: string): Promise<InvitedPerson[]> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.manage) throw forbidden();
    return this.store.listed(event.id, viewer.accountId);
  }

  private async withdrawIn(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    const withdrawn = await this.store.withdraw(tx, eventId, accountId, this.clock.now());
    if (withdrawn)
      await this.outbox.publish(tx, invitationWithdrawn, { eventId, accountId }, { key: newId() });
    return withdrawn;
  }

  private async lockForInviting(tx: Tx, viewer: Viewer, eventId: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    if (!view.can.manage) throw forbidden();
    if (view.event.status === 'draft') throw conflict('not-scheduled');
    if (view.event.status === 'cancelled') throw conflict('event-cancelled');
    if (view.event.endsAt <= this.clock.now()) throw conflict('event-over');
    return view;
  }
}
