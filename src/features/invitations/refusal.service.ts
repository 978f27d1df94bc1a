import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { AddressRefusalService } from '../accounts/address-refusal.service.js';
import { CommunityInvitationService } from '../communities/community-invitation.service.js';
import { InviteStore } from './invite.store.js';

/** « Ne plus m'inviter »: no host can have this address invited any more; what it answered stays. */
@Injectable()
export class RefusalService {
  constructor(
    private readonly invites: InviteStore,
    private readonly communityInvitations: CommunityInvitationService,
    private readonly accounts: AccountService,
    private readonly refusals: AddressRefusalService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async peek(token: string): Promise<{ alreadyRefused: boolean }> {
    return { alreadyRefused: await this.refusals.refuses(await this.email(token)) };
  }

  /** Twice is once. @throws DomainError not-found */
  async refuse(token: string): Promise<void> {
    const email = await this.email(token);
    await this.unitOfWork.run((tx) => this.refusals.refuseIn(tx, email));
  }

  private async email(token: string): Promise<string> {
    const tokenHash = hashToken(token);
    const invite = await this.invites.byRefusalToken(tokenHash);
    const accountId = invite?.accountId ?? (await this.communityInvitations.refuserOf(tokenHash));
    const [account] = accountId ? await this.accounts.byIds([accountId]) : [];
    if (!account) throw notFound();
    return account.email;
  }
}
