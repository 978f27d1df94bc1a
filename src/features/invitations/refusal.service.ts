import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { InviteStore } from './invite.store.js';

/** « Ne plus m'inviter »: no host can have this address invited any more; what it answered stays. */
@Injectable()
export class RefusalService {
  constructor(
    private readonly invites: InviteStore,
    private readonly accounts: AccountService,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async peek(token: string): Promise<{ alreadyRefused: boolean }> {
    return { alreadyRefused: await this.invites.refuses(await this.addressHash(token)) };
  }

  /** Twice is once. @throws DomainError not-found */
  async refuse(token: string): Promise<void> {
    const addressHash = await this.addressHash(token);
    await this.unitOfWork.run((tx) => this.invites.refuse(tx, addressHash, this.clock.now()));
  }

  private async addressHash(token: string): Promise<string> {
    const invite = await this.invites.byRefusalToken(hashToken(token));
    const [account] = invite ? await this.accounts.byIds([invite.accountId]) : [];
    if (!account) throw notFound();
    return this.credentials.addressHash(account.email);
  }
}
