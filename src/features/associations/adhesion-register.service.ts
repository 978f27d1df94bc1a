import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/locale.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { territoryZone } from '../../vocabulary/territories.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { Adhesion } from './adhesion.entity.js';
import { coverOf, noticesAhead } from './adhesion.rules.js';
import { AdhesionStore } from './adhesion.store.js';
import type { Association } from './association.entity.js';
import { adhesionChanged, adhesionNoticeDue } from './association.facts.js';

/** What an association says of a member. */
export type AdhesionTerm = Pick<Adhesion, 'email' | 'name' | 'startsOn' | 'endsOn'>;

/** Who does it; `locale` is for the accounts that are made. */
export interface Keeper {
  accountId: string;
  locale: Locale;
}

/** Writes what was decided about adhesions, with their audit entries and what has to follow. */
@Injectable()
export class AdhesionRegister {
  constructor(
    private readonly store: AdhesionStore,
    private readonly accounts: AccountService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError already-adherent */
  async addIn(tx: Tx, association: Association, term: AdhesionTerm, keeper: Keeper): Promise<Adhesion> {
    const [account] = await this.accountsIn(tx, association, [term.email], keeper);
    if (await this.store.find(tx, association.id, account!.id)) throw conflict('already-adherent');
    const [adhesion] = await this.insertIn(tx, association, [{ account: account!, term }]);
    await this.recordIn(tx, adhesion!, 'added', keeper.accountId);
    return adhesion!;
  }

  /** The accounts of some addresses, made where they are new: in the order given. */
  accountsIn(
    tx: Tx,
    { territory }: Association,
    emails: readonly string[],
    { locale }: Keeper,
  ): Promise<Account[]> {
    return this.accounts.ensureInvitedIn(tx, [...emails], { locale, timeZone: territoryZone(territory) });
  }

  /** Of accounts that are known to have no adhesion here. */
  async insertIn(
    tx: Tx,
    association: Association,
    entries: readonly { account: Account; term: AdhesionTerm }[],
  ): Promise<Adhesion[]> {
    const now = this.clock.now();
    const adhesions = await this.store.insert(
      tx,
      entries.map(({ account, term }) => ({
        ...term,
        id: newId(),
        associationId: association.id,
        accountId: account.id,
        admitsUntil: coverOf(term.endsOn, association.graceDays),
        noticesRefusedAt: null,
        revision: 1,
        createdAt: now,
        updatedAt: now,
      })),
    );
    await this.tellIn(
      tx,
      adhesions.map((adhesion, index) => ({ adhesion, zone: entries[index]!.account.timeZone })),
    );
    return adhesions;
  }

  /** What follows from what was written: who asks for dues looks again, and their end is told of, ahead. */
  async tellIn(tx: Tx, of: readonly { adhesion: Adhesion; zone: string }[]): Promise<void> {
    await this.planNoticesIn(tx, of);
    await this.outbox.publishAll(
      tx,
      adhesionChanged,
      of.map(({ adhesion }) => ({ payload: adhesion, key: `${adhesion.id}:${adhesion.revision}` })),
    );
  }

  /** Renews, shortens or corrects. Nothing is written, nor told, where nothing changes. */
  async changeIn(
    tx: Tx,
    association: Association,
    { before, change, keeper }: { before: Adhesion; change: Partial<AdhesionTerm>; keeper: Keeper },
  ): Promise<Adhesion> {
    const after = { ...before, ...change };
    if (isSame(before, after)) return before;
    const account = await this.accountAfter(tx, association, { before, email: after.email, keeper });
    const changed = {
      ...after,
      accountId: account.id,
      admitsUntil: coverOf(after.endsOn, association.graceDays),
      revision: before.revision + 1,
      updatedAt: this.clock.now(),
    };
    await this.store.update(tx, changed);
    await this.tellIn(tx, [{ adhesion: changed, zone: account.timeZone }]);
    await this.recordIn(tx, changed, 'changed', keeper.accountId);
    if (account.id !== before.accountId) await this.passedOnIn(tx, before, changed);
    return changed;
  }

  /** To somebody else, who has refused nothing. */
  private async passedOnIn(tx: Tx, before: Adhesion, { id, revision }: Adhesion): Promise<void> {
    await this.store.setNoticesRefused(tx, id, null);
    await this.outbox.publish(tx, adhesionChanged, before, { key: `${id}:${revision}:left` });
  }

  async removeIn(tx: Tx, adhesion: Adhesion, actorId: string): Promise<void> {
    await this.store.remove(tx, adhesion.id);
    const key = `${adhesion.id}:${adhesion.revision + 1}`;
    await this.outbox.publish(tx, adhesionChanged, adhesion, { key });
    await this.recordIn(tx, adhesion, 'removed', actorId);
  }

  /**
   * Whose it is once the address is corrected: the account that has the new one; nobody moves it away from who uses
   * their account under an address that the association did not know.
   */
  private async accountAfter(
    tx: Tx,
    association: Association,
    { before, email, keeper }: { before: Adhesion; email: string; keeper: Keeper },
  ): Promise<Account> {
    const present = await this.accounts.byIdIn(tx, before.accountId);
    if (email === before.email) return present;
    if (present.state === 'active' && !(await this.accounts.byEmail(email, tx))) return present;
    const [account] = await this.accountsIn(tx, association, [email], keeper);
    if (account!.id !== present.id && (await this.store.find(tx, association.id, account!.id)))
      throw conflict('already-adherent');
    return account!;
  }

  /** In the person's morning, 30 and 7 days before it ends; once for each end. */
  private planNoticesIn(tx: Tx, of: readonly { adhesion: Adhesion; zone: string }[]): Promise<void> {
    const now = this.clock.now();
    const ahead = of.flatMap(({ adhesion: { id, endsOn }, zone }) =>
      noticesAhead(endsOn, zone, now).map(({ days, at }) => ({
        payload: { adhesionId: id, endsOn, days },
        key: `${id}:${endsOn}:${days}`,
        at,
      })),
    );
    return this.outbox.publishAll(tx, adhesionNoticeDue, ahead);
  }

  private recordIn(
    tx: Tx,
    { id, associationId }: Pick<Adhesion, 'id' | 'associationId'>,
    deed: string,
    actorId: string,
  ): Promise<void> {
    return this.audit.record(tx, {
      actorId,
      action: `adhesion.${deed}`,
      subject: { type: 'association', id: associationId },
      details: { adhesionId: id },
    });
  }
}

const isSame = (before: Adhesion, after: Adhesion): boolean =>
  (['email', 'name', 'startsOn', 'endsOn'] as const).every((field) => before[field] === after[field]);
