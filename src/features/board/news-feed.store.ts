import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Suspension } from '../accounts/suspension.entity.js';
import { NewsFeed } from './news-feed.entity.js';

export interface OwnedFeed {
  feed: NewsFeed;
  account: Account;
}

@Injectable()
export class NewsFeedStore {
  constructor(private readonly reader: Reader) {}

  list(accountId: string): Promise<NewsFeed[]> {
    return this.reader.manager.find(NewsFeed, {
      where: { accountId },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  find(tx: Tx, accountId: string, id: string): Promise<NewsFeed | null> {
    return tx.manager.findOneBy(NewsFeed, { id, accountId });
  }

  /** Null while its owner's access is closed, too. */
  async byToken(tokenHash: string, now: number): Promise<OwnedFeed | null> {
    const found = (await this.reader.manager
      .createQueryBuilder(NewsFeed, 'feed')
      .innerJoinAndMapOne('feed.account', Account, 'account', 'account.id = feed.accountId')
      .leftJoin(
        Suspension,
        'suspension',
        'suspension.accountId = feed.accountId and (suspension.endsAt is null or suspension.endsAt > :now)',
        { now },
      )
      .where('feed.tokenHash = :tokenHash and suspension.id is null', { tokenHash })
      .getOne()) as (NewsFeed & { account: Account }) | null;
    if (!found) return null;
    const { account, ...feed } = found;
    return { feed, account };
  }

  async insert(tx: Tx, feed: NewsFeed): Promise<void> {
    await tx.manager.insert(NewsFeed, feed);
  }

  async touch(tx: Tx, id: string, readAt: number): Promise<void> {
    await tx.manager.update(NewsFeed, { id }, { readAt });
  }

  /** @returns whether there was one of this account's */
  async remove(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return isId(id) && (await tx.manager.delete(NewsFeed, { id, accountId })).affected === 1;
  }
}
