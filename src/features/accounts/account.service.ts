import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { DomainError, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Locale, Settings } from '../../platform/config/settings.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Account } from './account.entity.js';
import type { ProfileInput } from './account.input.js';
import { AccountStore } from './account.store.js';
import { nameFromAddress } from './sign-in.rules.js';

/** What a new account starts with where nobody has said anything yet. */
export interface AccountDefaults {
  locale: Locale;
  /** The instance's own where absent. */
  timeZone?: string;
}

@Injectable()
export class AccountService {
  constructor(
    private readonly store: AccountStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async me(viewer: Viewer): Promise<Account> {
    return this.known(await this.store.findById(this.reader, viewer.accountId));
  }

  /** @throws DomainError stale, when `ifRevision` isn't the current one */
  update(viewer: Viewer, input: ProfileInput, ifRevision: number | null): Promise<Account> {
    return this.unitOfWork.run(async (tx) => {
      const account = this.known(await this.store.lockById(tx, viewer.accountId));
      if (ifRevision !== null && ifRevision !== account.revision) throw new DomainError('stale', 'stale');
      const changed = { ...input, revision: account.revision + 1 };
      await this.store.update(tx, account.id, changed);
      return { ...account, ...changed };
    });
  }

  byEmail(email: string): Promise<Account | null> {
    return this.store.findByEmail(this.reader, email);
  }

  byIds(ids: string[]): Promise<Account[]> {
    return this.store.findByIds(this.reader, ids);
  }

  async byIdIn(tx: Tx, id: string): Promise<Account> {
    return this.known(await this.store.findById(tx, id));
  }

  /** The accounts of some addresses; an unknown address gets one in state `invited`. In the order given. */
  async ensureInvitedIn(tx: Tx, emails: string[], defaults: AccountDefaults): Promise<Account[]> {
    const known = new Map(
      (await this.store.findByEmails(tx, emails)).map((account) => [account.email, account]),
    );
    const fresh = emails
      .filter((email) => !known.has(email))
      .map((email) => this.fresh(email, 'invited', defaults));
    await this.store.insert(tx, fresh);
    for (const account of fresh) known.set(account.email, account);
    return emails.map((email) => known.get(email)!);
  }

  /** The account of somebody who just proved to own an address: made, or woken from `invited`. */
  async ensureActiveIn(tx: Tx, email: string, defaults: AccountDefaults): Promise<Account> {
    const now = this.clock.now();
    const isAdmin = this.settings.adminEmails.includes(email);
    const account = await this.store.findByEmail(tx, email);
    if (!account) {
      const made = { ...this.fresh(email, 'active', defaults), isAdmin, seenAt: now };
      await this.store.insert(tx, [made]);
      return made;
    }
    const woken = { state: 'active' as const, isAdmin: account.isAdmin || isAdmin, seenAt: now };
    await this.store.update(tx, account.id, woken);
    return { ...account, ...woken };
  }

  /** Gives a name to somebody who has none yet, such as a person who answers from an invitation. */
  async nameIn(tx: Tx, account: Account, displayName: string): Promise<void> {
    await this.store.update(tx, account.id, { displayName, revision: account.revision + 1 });
  }

  async seenIn(tx: Tx, accountId: string): Promise<void> {
    await this.store.update(tx, accountId, { seenAt: this.clock.now() });
  }

  /** For the command line. @throws DomainError not-found */
  grantAdmin(email: string): Promise<Account> {
    return this.unitOfWork.run(async (tx) => {
      const account = this.known(await this.store.findByEmail(tx, email));
      await this.store.update(tx, account.id, { isAdmin: true });
      return { ...account, isAdmin: true };
    });
  }

  private known(account: Account | null): Account {
    if (!account) throw notFound();
    return account;
  }

  private fresh(email: string, state: Account['state'], defaults: AccountDefaults): Account {
    return {
      id: newId(),
      email,
      state,
      displayName: nameFromAddress(email),
      profession: null,
      territory: null,
      timeZone: defaults.timeZone ?? this.settings.defaultTimeZone,
      locale: defaults.locale,
      isAdmin: false,
      revision: 1,
      createdAt: this.clock.now(),
      seenAt: null,
    };
  }
}
