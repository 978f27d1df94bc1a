import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, DomainError, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Locale, Settings } from '../../platform/config/settings.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Account } from './account.entity.js';
import { checkNames } from '../secrecy/secrecy.rules.js';
import type { ProfileInput } from './account.input.js';
import { AccountStore } from './account.store.js';
import type { AddressClaim } from './address-claim.entity.js';
import { AddressClaimStore } from './address-claim.store.js';
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
    private readonly claims: AddressClaimStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async me(viewer: Viewer): Promise<Account> {
    return this.known(await this.store.findById(this.reader, viewer.accountId));
  }

  /** @throws DomainError stale, when `ifRevision` isn't the current one; secrecy */
  update(viewer: Viewer, input: ProfileInput, ifRevision: number | null): Promise<Account> {
    return this.unitOfWork.run(async (tx) => {
      const account = this.known(await this.store.lockById(tx, viewer.accountId));
      if (ifRevision !== null && ifRevision !== account.revision) throw new DomainError('stale', 'stale');
      checkNames({ displayName: input.displayName });
      const changed = { ...input, revision: account.revision + 1 };
      await this.store.update(tx, account.id, changed);
      return { ...account, ...changed };
    });
  }

  /** By an address that signs in: their own, or their backup. */
  byEmail(email: string, from: Reader | Tx = this.reader): Promise<Account | null> {
    return this.store.findByEmail(from, email);
  }

  /** Of some addresses, those that are somebody's as `ensureInvitedIn` finds them, and whose. */
  async byEmails(emails: string[], from: Reader | Tx): Promise<Map<string, Account>> {
    const now = this.clock.now();
    const claimed = await this.store.claimed(from, emails);
    return new Map(
      claimed.filter(({ claim }) => isHeld(claim, now)).map(({ claim, account }) => [claim.email, account]),
    );
  }

  /** Whether an address that nobody has may have an account. */
  mayBegin(email: string): boolean {
    return this.settings.signUp === 'open' || this.settings.adminEmails.includes(email);
  }

  /** Who left an address that is still kept for them. */
  async byLeftEmail(email: string): Promise<Account | null> {
    const [found] = await this.store.claimed(this.reader, [email]);
    const keptUntil = found?.claim.keptUntil ?? null;
    return found && keptUntil !== null && keptUntil > this.clock.now() ? found.account : null;
  }

  byIds(ids: string[], from: Reader | Tx = this.reader): Promise<Account[]> {
    return this.store.findByIds(from, ids);
  }

  /** Whose link or secret address acts without signing in; null while their access is closed. */
  holder(id: string, from: Reader | Tx = this.reader): Promise<Account | null> {
    return this.store.findOpen(from, id, this.clock.now());
  }

  adminsIn(from: Reader | Tx): Promise<Account[]> {
    return this.store.findAdmins(from);
  }

  async byIdIn(tx: Tx, id: string): Promise<Account> {
    return this.known(await this.store.findById(tx, id));
  }

  /**
   * The accounts of some addresses; an unknown address gets one in state `invited`. In the order given: somebody who is
   * given by two addresses, or by one that they left within three days, is there for each.
   */
  async ensureInvitedIn(tx: Tx, emails: string[], defaults: AccountDefaults): Promise<Account[]> {
    const known = await this.byEmails(emails, tx);
    const fresh = emails
      .filter((email) => !known.has(email))
      .map((email) => this.fresh(email, 'invited', defaults));
    await this.insertIn(tx, fresh);
    for (const account of fresh) known.set(account.email, account);
    return emails.map((email) => known.get(email)!);
  }

  /**
   * The account of somebody who just proved to own an address: made, or woken from `invited`.
   * @throws DomainError address-left, while the address is kept for who left it
   */
  async ensureActiveIn(tx: Tx, email: string, defaults: AccountDefaults): Promise<Account> {
    const now = this.clock.now();
    const isAdmin = this.settings.adminEmails.includes(email);
    const [found] = await this.store.claimed(tx, [email]);
    if (!found || !isHeld(found.claim, now)) {
      const made = { ...this.fresh(email, 'active', defaults), isAdmin, seenAt: now };
      await this.insertIn(tx, [made]);
      return made;
    }
    if (found.claim.keptUntil !== null) throw conflict('address-left');
    const { account } = found;
    const woken = { state: 'active' as const, isAdmin: account.isAdmin || isAdmin, seenAt: now };
    await this.store.update(tx, account.id, woken);
    return { ...account, ...woken };
  }

  /** Somebody says that nobody else reads their box. */
  async readsAloneIn(tx: Tx, accountId: string): Promise<void> {
    await this.store.update(tx, accountId, { soleReaderAt: this.clock.now() });
  }

  /** Gives a name to somebody who has none yet, such as a person who answers from an invitation. @throws DomainError secrecy */
  async nameIn(tx: Tx, account: Account, displayName: string): Promise<void> {
    checkNames({ displayName });
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

  private async insertIn(tx: Tx, accounts: Account[]): Promise<void> {
    await this.store.insert(tx, accounts);
    const now = this.clock.now();
    await this.claims.take(
      tx,
      accounts.map(({ id, email }) => ({ email, accountId: id, keptUntil: null })),
      now,
    );
  }

  private known(account: Account | null): Account {
    if (!account) throw notFound();
    return account;
  }

  private fresh(email: string, state: Account['state'], defaults: AccountDefaults): Account {
    return {
      id: newId(),
      email,
      backupEmail: null,
      soleReaderAt: null,
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

const isHeld = ({ keptUntil }: AddressClaim, now: number): boolean => keptUntil === null || keptUntil > now;
