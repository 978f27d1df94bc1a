import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Feed } from './feed.entity.js';

@Injectable()
export class FeedStore {
  constructor(private readonly reader: Reader) {}

  list(accountId: string): Promise<Feed[]> {
    return this.reader.manager.find(Feed, { where: { accountId }, order: { createdAt: 'DESC', id: 'DESC' } });
  }

  find(tx: Tx, accountId: string, id: string): Promise<Feed | null> {
    return tx.manager.findOneBy(Feed, { id, accountId });
  }

  async insert(tx: Tx, feed: Feed): Promise<void> {
    await tx.manager.insert(Feed, feed);
  }

  async touch(tx: Tx, id: string, readAt: number): Promise<void> {
    await tx.manager.update(Feed, { id }, { readAt });
  }

  /** @returns whether there was one of this account's */
  async remove(tx: Tx, accountId: string, id: string): Promise<boolean> {
    return isId(id) && (await tx.manager.delete(Feed, { id, accountId })).affected === 1;
  }
}
