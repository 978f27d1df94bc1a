import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsTelling } from './news-life.facts.js';

export interface Concerned {
  accountId: string;
  timeZone: string;
}

/** Who is told what becomes of an item. */
@Injectable()
export class NewsTellingStore {
  /**
   * In the order of their accounts. Whether it still is true is asked of its author and of those who said so; a
   * correction is told to those who spoke of what it said before, and a replacement to all of them.
   */
  concerned(
    tx: Tx,
    { id, authorId }: NewsItem,
    { kind, actorId, after }: NewsTelling,
    limit: number,
  ): Promise<Concerned[]> {
    const query = tx.manager.createQueryBuilder(Account, 'account');
    const said = query
      .subQuery()
      .select('said.accountId')
      .from(NewsConfirmation, 'said')
      .where('said.newsId = :id');
    if (kind === 'still-true') said.andWhere('said.stillTrue = true');
    if (kind === 'correction') said.andWhere('said.stands = false');
    const answered = `account.id in ${said.getQuery()}`;
    query
      .select('account.id', 'accountId')
      .addSelect('account.timeZone', 'timeZone')
      .where(
        kind === 'correction' || authorId === null ? answered : `(account.id = :authorId or ${answered})`,
      )
      .andWhere("account.state = 'active'")
      .setParameters({ id, authorId })
      .orderBy('account.id')
      .limit(limit);
    if (actorId !== null) query.andWhere('account.id <> :actorId', { actorId });
    if (after !== null) query.andWhere('account.id > :after', { after });
    return query.getRawMany<Concerned>();
  }
}
