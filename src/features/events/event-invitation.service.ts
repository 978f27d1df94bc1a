import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AccountService } from '../accounts/account.service.js';
import { EventInvitationStore, type InvitedPerson } from './event-invitation.store.js';
import { invitationWithdrawn, personInvited } from './event.facts.js';
import { EventService, type EventView } from './event.service.js';

export interface InvitationOutcome {
  invited: number;
  /** Addresses that had been invited before. */
  already: number;
}

/** A mail is forwarded to a colleague or two, not to a list. */
const PASSED_ON_AT_MOST = 3;

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
      let invited = 0;
      for (const { id } of accounts)
        if (await this.inviteIn(tx, event.id, id, viewer.accountId)) invited += 1;
      return { invited, already: unique.length - invited };
    });
  }

  /**
   * Invites the address that an invited person gives, to whom the mail was forwarded. Hosts see it among the
   * invited, and can take it back.
   * @returns false when this person has passed on too many already
   */
  passOn(accountId: string, eventId: string, email: string): Promise<boolean> {
    return this.unitOfWork.run(async (tx) => {
      const { event, community, can } = await this.events.lockIn(tx, accountId, eventId);
      if (!can.answer) throw conflict('event-closed');
      if ((await this.store.countInvitedBy(tx, event.id, accountId)) >= PASSED_ON_AT_MOST) return false;
      const { locale } = await this.accounts.byIdIn(tx, accountId);
      const [other] = await this.accounts.ensureInvitedIn(tx, [email], { locale, timeZone: community.timeZone });
      if (other) await this.inviteIn(tx, event.id, other.id, accountId);
      return true;
    });
  }

  /** Takes an invitation back: the place it gave, and the entry in the person's calendar, go with it. */
  withdraw(viewer: Viewer, eventId: string, accountId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, can } = await this.events.lockIn(tx, viewer.accountId, eventId);
      if (!can.seeAnswers) throw forbidden();
      const now = this.clock.now();
      if (!(await this.store.withdraw(tx, event.id, accountId, now))) throw notFound();
      const key = `${event.id}:${accountId}:${now}`;
      await this.outbox.publish(tx, invitationWithdrawn, { eventId: event.id, accountId }, { key });
    });
  }

  /** @throws DomainError forbidden, to those who do not manage the event */
  async list(viewer: Viewer, eventId: string): Promise<InvitedPerson[]> {
    const { event, can } = await this.events.view(viewer, eventId);
    if (!can.seeAnswers) throw forbidden();
    return this.store.listed(event.id);
  }

  private async inviteIn(tx: Tx, eventId: string, accountId: string, invitedBy: string): Promise<boolean> {
    const now = this.clock.now();
    const isNew = await this.store.invite(tx, { eventId, accountId, invitedBy, now });
    if (isNew)
      await this.outbox.publish(tx, personInvited, { eventId, accountId }, { key: `${eventId}:${accountId}:${now}` });
    return isNew;
  }

  private async lockForInviting(tx: Tx, viewer: Viewer, eventId: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    if (!view.can.seeAnswers) throw forbidden();
    if (view.event.status === 'draft') throw conflict('not-scheduled');
    if (view.event.status === 'cancelled') throw conflict('event-cancelled');
    if (view.event.endsAt <= this.clock.now()) throw conflict('event-over');
    return view;
  }
}
