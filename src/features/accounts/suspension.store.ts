import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AddressClaim } from './address-claim.entity.js';
import { Suspension } from './suspension.entity.js';

@Injectable()
export class SuspensionStore {
  ofAccount(from: Reader | Tx, accountId: string): Promise<Suspension | null> {
    return from.manager.findOneBy(Suspension, { accountId });
  }

  ofAccounts(from: Reader | Tx, accountIds: readonly string[]): Promise<Suspension[]> {
    return from.manager.findBy(Suspension, { accountId: In([...accountIds]) });
  }

  byId(tx: Tx, id: string): Promise<Suspension | null> {
    return tx.manager.findOneBy(Suspension, { id });
  }

  /** Those that sign in to an account whose access is closed. */
  async addresses(from: Reader, now: number): Promise<Set<string>> {
    const rows = await from.manager
      .createQueryBuilder(Suspension, 'suspension')
      .innerJoin(AddressClaim, 'claim', 'claim.accountId = suspension.accountId and claim.keptUntil is null')
      .select('claim.email', 'email')
      .where('(suspension.endsAt is null or suspension.endsAt > :now)', { now })
      .getRawMany<{ email: string }>();
    return new Set(rows.map(({ email }) => email));
  }

  /** Latest first. */
  async list(from: Reader, asked: ListAsked & { now: number }): Promise<ListPage<Suspension>> {
    const query = from.manager
      .createQueryBuilder(Suspension, 'suspension')
      .where('(suspension.endsAt is null or suspension.endsAt > :now)', { now: asked.now });
    return pageByInstant(query, { by: 'at', order: 'DESC' }, asked);
  }

  async insert(tx: Tx, suspension: Suspension): Promise<void> {
    await tx.manager.insert(Suspension, suspension);
  }

  /** @returns whether it was there: of two calls at once, one removes it */
  async remove(tx: Tx, id: string): Promise<boolean> {
    return (await tx.manager.delete(Suspension, { id })).affected === 1;
  }
}
