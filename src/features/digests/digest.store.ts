import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { DigestSubscription } from './digest-subscription.entity.js';

/** Who gets a digest, and when. */
@Injectable()
export class DigestStore {
  find(from: Reader | Tx, accountId: string): Promise<DigestSubscription | null> {
    return from.manager.findOneBy(DigestSubscription, { accountId });
  }

  /** As `find`, held until the transaction ends. */
  lock(tx: Tx, accountId: string): Promise<DigestSubscription | null> {
    const query = tx.manager
      .createQueryBuilder(DigestSubscription, 'subscription')
      .where('subscription.accountId = :accountId', { accountId });
    return tx.locking(query).getOne();
  }

  /** Some of those that are due, held until the transaction ends. */
  lockDue(tx: Tx, now: number, limit: number): Promise<DigestSubscription[]> {
    const query = tx.manager
      .createQueryBuilder(DigestSubscription, 'subscription')
      .where('subscription.nextAt <= :now', { now })
      .orderBy('subscription.nextAt')
      .addOrderBy('subscription.accountId')
      .limit(limit);
    return tx.locking(query).getMany();
  }

  /** Some of those who signed in and have none yet. */
  newcomers(from: Reader, limit: number): Promise<Account[]> {
    return from.manager
      .createQueryBuilder(Account, 'account')
      .leftJoin(DigestSubscription, 'subscription', 'subscription.accountId = account.id')
      .where("account.state = 'active' and subscription.accountId is null")
      .limit(limit)
      .getMany();
  }

  /** Passes over those who have one by now. */
  async add(tx: Tx, subscriptions: DigestSubscription[]): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DigestSubscription)
      .values(subscriptions)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  /** In one statement, however many. */
  async save(tx: Tx, subscriptions: DigestSubscription[]): Promise<void> {
    await tx.manager.upsert(DigestSubscription, subscriptions, ['accountId']);
  }
}
