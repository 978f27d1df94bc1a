import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { EventInvitationService } from './event-invitation.service.js';
import { EventInvitationStore } from './event-invitation.store.js';
import { accessOf, canManage, isTurnedAway } from './event.policy.js';
import { EventService } from './event.service.js';

/** A mail is forwarded to a colleague or two, not to a list. */
const PASSED_ON_AT_MOST = 3;

/** « Ce n'est pas vous ? »: a mail was forwarded, and the other is asked in their own name. */
@Injectable()
export class PassOnService {
  constructor(
    private readonly events: EventService,
    private readonly invitations: EventInvitationService,
    private readonly store: EventInvitationStore,
    private readonly accounts: AccountService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Invites the address that an invited person gives. It is mailed an invitation of its own, which proves it theirs;
   * hosts see it among the invited, and can take it back. Whom a host or the community turned away stays away, and
   * nothing here says so.
   * @throws DomainError cannot-pass-on, unless a host invited this person; passed-on-too-often
   */
  passOn(accountId: string, eventId: string, email: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, community, can } = await this.events.lockIn(tx, accountId, eventId);
      if (!can.answer || !(await this.wasInvitedByHost(tx, event.id, accountId)))
        throw conflict('cannot-pass-on');
      if ((await this.store.countInvitedBy(tx, event.id, accountId)) >= PASSED_ON_AT_MOST)
        throw new DomainError('too-many', 'passed-on-too-often');
      const { locale } = await this.accounts.byIdIn(tx, accountId);
      const defaults = { locale, timeZone: community.timeZone };
      const [other] = await this.accounts.ensureInvitedIn(tx, [email], defaults);
      if (!other || (await this.isTurnedAway(tx, event.id, other.id))) return;
      const now = this.clock.now();
      await this.invitations.inviteIn(tx, {
        eventId: event.id,
        accountIds: [other.id],
        knownAs: new Map([[other.id, email]]),
        invitedBy: accountId,
        now,
      });
    });
  }

  private async wasInvitedByHost(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    const invitation = await this.store.find(tx, eventId, accountId);
    if (!invitation?.invitedBy || invitation.withdrawnAt !== null) return false;
    const inviter = await this.events.forAccountIn(tx, eventId, invitation.invitedBy);
    return inviter !== null && canManage(accessOf(inviter, true));
  }

  private async isTurnedAway(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    if (await this.store.find(tx, eventId, accountId)) return true;
    const other = await this.events.forAccountIn(tx, eventId, accountId);
    return other !== null && isTurnedAway(accessOf(other, true));
  }
}
