import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import { CommunityDoorStore } from './community-door.store.js';
import type { Community } from './community.entity.js';
import { addressOf } from './community.input.js';
import { decideInvitation, type InvitationOutcome } from './community-invitation.rules.js';
import { CommunityInvitationRegister } from './community-invitation-register.service.js';
import { MembershipRegister } from './membership-register.service.js';
import { MembershipStore } from './membership.store.js';

/** A line of what was pasted, and what became of it. */
export interface InvitedLine {
  /** As it was understood; as it was typed where it is no address. */
  email: string;
  outcome: InvitationOutcome;
}

const AS_TYPED = 254;

/** Goes through what a host pasted, line by line, under the community's lock. */
@Injectable()
export class InvitingService {
  constructor(
    private readonly accounts: AccountService,
    private readonly memberships: MembershipStore,
    private readonly doors: CommunityDoorStore,
    private readonly register: CommunityInvitationRegister,
    private readonly members: MembershipRegister,
    private readonly clock: Clock,
  ) {}

  async inviteIn(tx: Tx, community: Community, by: Viewer, given: readonly string[]): Promise<InvitedLine[]> {
    const emails = [...new Set(given.map(addressOf).filter((email) => email !== null))];
    const outcomes = await this.outcomesIn(tx, community, by, emails);
    return given.map((text) => {
      const email = addressOf(text);
      if (email === null) return { email: text.trim().slice(0, AS_TYPED), outcome: 'not-an-address' };
      const outcome = outcomes.get(email) ?? 'duplicate';
      // Said once: the second time, it is a duplicate.
      outcomes.delete(email);
      return { email, outcome };
    });
  }

  private async outcomesIn(
    tx: Tx,
    community: Community,
    by: Viewer,
    emails: string[],
  ): Promise<Map<string, InvitationOutcome>> {
    const defaults = { locale: by.locale, timeZone: community.timeZone };
    const accounts = await this.accounts.ensureInvitedIn(tx, emails, defaults);
    const ids = accounts.map(({ id }) => id);
    const standings = await this.memberships.ofPeople(tx, community.id, ids);
    const invitations = await this.doors.invitationsOf(tx, community.id, ids);
    const now = this.clock.now();
    const decided = new Set<string>();
    const outcomes = new Map<string, InvitationOutcome>();
    for (const [index, { id: accountId }] of accounts.entries()) {
      const email = emails[index]!;
      const standing = standings.get(accountId) ?? null;
      const invitation = invitations.get(accountId) ?? null;
      const outcome = decideInvitation({ standing, invitation, now });
      outcomes.set(email, outcome);
      // Somebody given by two addresses is asked once; that both are theirs is not told.
      if (decided.has(accountId)) continue;
      decided.add(accountId);
      if (outcome === 'invited' || outcome === 'invited-again')
        await this.register.giveIn(tx, invitation, {
          communityId: community.id,
          accountId,
          knownAs: email,
          invitedBy: by.accountId,
        });
      if (outcome === 'accepted' && standing)
        await this.members.changeIn(tx, standing, { status: 'active' }, by.accountId);
    }
    return outcomes;
  }
}
