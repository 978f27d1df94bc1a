import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsComment } from './news-comment.entity.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsMailRefusal } from './news-mail-refusal.entity.js';

/** What decides whether somebody is written about news. */
@Injectable()
export class NewsMailStore {
  refusal(from: Reader | Tx, accountId: string): Promise<NewsMailRefusal | null> {
    return from.manager.findOneBy(NewsMailRefusal, { accountId });
  }

  /** In place of what was refused before. */
  async refuse(tx: Tx, refusal: NewsMailRefusal): Promise<void> {
    await tx.manager.upsert(NewsMailRefusal, refusal, ['accountId']);
  }

  async accept(tx: Tx, accountId: string): Promise<void> {
    await tx.manager.delete(NewsMailRefusal, { accountId });
  }

  /** By others than who asked, and still to be read. */
  isAnsweredSince(from: Reader | Tx, { id, authorId }: NewsItem, since: number): Promise<boolean> {
    return from.manager
      .createQueryBuilder(NewsComment, 'comment')
      .where('comment.newsId = :id and comment.createdAt >= :since', { id, since })
      .andWhere('(comment.authorId is null or comment.authorId <> :authorId)', { authorId })
      .andWhere('comment.withdrawnAt is null and comment.hiddenAt is null')
      .getExists();
  }
}
