import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AccountStore } from './account.store.js';
import type { Suspension } from './suspension.entity.js';
import { isOver } from './suspension.rules.js';
import { SuspensionStore } from './suspension.store.js';

/** Says whose access is closed. */
@Injectable()
export class SuspensionCheck {
  constructor(
    private readonly store: SuspensionStore,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async isSuspended(from: Reader | Tx, accountId: string): Promise<boolean> {
    return (await this.standing(from, accountId)) !== null;
  }

  /** Of some accounts, those whose access is closed. */
  async suspendedAmong(from: Reader | Tx, accountIds: readonly string[]): Promise<Set<string>> {
    const now = this.clock.now();
    const found = accountIds.length ? await this.store.ofAccounts(from, accountIds) : [];
    return new Set(found.filter((each) => !isOver(each, now)).map(({ accountId }) => accountId));
  }

  /**
   * Before a way in is opened to somebody who has proved who they are. Under the account's lock, as a suspension is
   * decided: no way in is opened beside one. Whoever has become an administrator since comes in.
   * @throws DomainError suspended, suspended-until
   */
  async admitIn(tx: Tx, accountId: string): Promise<void> {
    const account = await this.accounts.lockById(tx, accountId);
    if (!account) throw notFound();
    const found = account.isAdmin ? null : await this.standing(tx, accountId);
    if (!found) return;
    const contact = this.settings.mailFrom.address;
    if (found.endsAt === null) throw new DomainError('forbidden', 'suspended', [], { contact });
    const day = new Date(found.endsAt).toISOString().slice(0, 10);
    throw new DomainError('forbidden', 'suspended-until', [], { contact, day, endsAt: found.endsAt });
  }

  /** What stands against an account now. */
  private async standing(from: Reader | Tx, accountId: string): Promise<Suspension | null> {
    const found = await this.store.ofAccount(from, accountId);
    return found && !isOver(found, this.clock.now()) ? found : null;
  }
}
