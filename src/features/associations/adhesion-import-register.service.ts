import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { AccountService } from '../accounts/account.service.js';
import type { Adhesion } from './adhesion.entity.js';
import { coverOf } from './adhesion.rules.js';
import { AdhesionRegister, type AdhesionTerm, type Keeper } from './adhesion-register.service.js';
import { AdhesionStore } from './adhesion.store.js';
import type { Association } from './association.entity.js';

// A database takes so many values a statement.
const CHUNK = 200;

/** An adhesion as it stood, and as a table has it: of the same address. */
export interface Renewal {
  before: Adhesion;
  term: AdhesionTerm;
}

/** Writes the adhesions of a table, many at once, of which one audit entry speaks. */
@Injectable()
export class AdhesionImportRegister {
  constructor(
    private readonly register: AdhesionRegister,
    private readonly store: AdhesionStore,
    private readonly accounts: AccountService,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async addIn(
    tx: Tx,
    association: Association,
    terms: readonly AdhesionTerm[],
    keeper: Keeper,
  ): Promise<void> {
    for (const some of chunksOf(terms)) {
      const emails = some.map(({ email }) => email);
      const accounts = await this.register.accountsIn(tx, association, emails, keeper);
      const entries = some.map((term, index) => ({ account: accounts[index]!, term }));
      await this.register.insertIn(tx, association, entries);
    }
  }

  async renewIn(tx: Tx, { graceDays }: Association, renewals: readonly Renewal[]): Promise<void> {
    const updatedAt = this.clock.now();
    for (const some of chunksOf(renewals)) {
      const renewed = some.map(({ before, term }) => ({
        ...before,
        ...term,
        admitsUntil: coverOf(term.endsOn, graceDays),
        revision: before.revision + 1,
        updatedAt,
      }));
      await this.store.updateAll(tx, renewed);
      const accountIds = renewed.map(({ accountId }) => accountId);
      const zones = new Map((await this.accounts.byIds(accountIds, tx)).map((one) => [one.id, one.timeZone]));
      await this.register.tellIn(
        tx,
        renewed.map((adhesion) => ({ adhesion, zone: zones.get(adhesion.accountId)! })),
      );
    }
  }

  async recordIn(
    tx: Tx,
    { id }: Association,
    { added, renewed }: { added: number; renewed: number },
    actorId: string,
  ): Promise<void> {
    await this.audit.record(tx, {
      actorId,
      action: 'adhesions.imported',
      subject: { type: 'association', id },
      details: { added: String(added), renewed: String(renewed) },
    });
  }
}

function* chunksOf<One>(all: readonly One[]): Generator<One[]> {
  for (let first = 0; first < all.length; first += CHUNK) yield all.slice(first, first + CHUNK);
}
