import { Inject, Injectable } from '@nestjs/common';
import { conflict, notFound } from '../../kernel/domain-error.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Account } from './account.entity.js';
import { AccountStore } from './account.store.js';
import { undoableUntil } from './address-change.rules.js';
import { AddressClaimStore } from './address-claim.store.js';
import { AddressRefusalService } from './address-refusal.service.js';
import { isServiceMailbox } from './shared-mailbox.rules.js';
import { SignInStore } from './sign-in.store.js';

/** Which addresses an account has. What was mailed to one that it gives up signs nobody in. */
@Injectable()
export class AddressBook {
  constructor(
    private readonly accounts: AccountStore,
    private readonly claims: AddressClaimStore,
    private readonly links: SignInStore,
    private readonly refusals: AddressRefusalService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async lockIn(tx: Tx, accountId: string): Promise<Account> {
    const account = await this.accounts.lockById(tx, accountId);
    if (!account) throw notFound();
    return account;
  }

  /** The old address is kept for this account for a while, so that it can be had back. */
  async moveIn(tx: Tx, account: Account, email: string, now: number): Promise<void> {
    await this.claimIn(tx, account, email, now);
    await this.claims.keep(tx, account.email, undoableUntil(now));
    await this.links.removeOf(tx, [account.email]);
    if ((await this.refusals.refusing(tx, [account.email])).size > 0) await this.refusals.refuseIn(tx, email);
    const backup = account.backupEmail === email ? null : account.backupEmail;
    await this.setMainIn(tx, account, { email, backup, now });
  }

  /** Has an address back, and gives up those that came with what is undone. */
  async restoreIn(
    tx: Tx,
    account: Account,
    { email, givenUp, now }: { email: string; givenUp: string[]; now: number },
  ): Promise<void> {
    await this.claimIn(tx, account, email, now);
    await this.claims.release(tx, account.id, givenUp);
    await this.links.removeOf(tx, givenUp);
    const keepsBackup = account.backupEmail !== email && !givenUp.includes(account.backupEmail ?? '');
    await this.setMainIn(tx, account, { email, backup: keepsBackup ? account.backupEmail : null, now });
  }

  async setBackupIn(tx: Tx, account: Account, email: string | null, now: number): Promise<void> {
    const former = account.backupEmail;
    if (former !== null) {
      await this.claims.release(tx, account.id, [former]);
      await this.links.removeOf(tx, [former]);
    }
    if (email !== null) await this.claimIn(tx, account, email, now);
    await this.accounts.update(tx, account.id, {
      backupEmail: email,
      ...(email !== null && isServiceMailbox(email) && { soleReaderAt: now }),
      revision: account.revision + 1,
    });
  }

  /** @throws DomainError address-taken, address-invited */
  private async claimIn(tx: Tx, account: Account, email: string, now: number): Promise<void> {
    const claim = await this.claims.find(tx, email);
    if (claim?.accountId === account.id) return this.claims.keep(tx, email, null);
    if (claim && (claim.keptUntil === null || claim.keptUntil > now)) {
      const owner = await this.accounts.findById(tx, claim.accountId);
      throw conflict(owner?.state === 'invited' ? 'address-invited' : 'address-taken');
    }
    await this.claims.take(tx, [{ email, accountId: account.id, keptUntil: null }], now);
  }

  /** Being an admin by one's address ends with it. Whoever confirms a service's mailbox said who reads it. */
  private async setMainIn(
    tx: Tx,
    account: Account,
    { email, backup, now }: { email: string; backup: string | null; now: number },
  ): Promise<void> {
    await this.accounts.update(tx, account.id, {
      email,
      backupEmail: backup,
      isAdmin: this.settings.adminEmails.includes(email),
      soleReaderAt: isServiceMailbox(email) ? now : null,
      revision: account.revision + 1,
    });
  }
}
