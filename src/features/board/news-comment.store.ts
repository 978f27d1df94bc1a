import { Injectable } from '@nestjs/common';
import { isId } from '../../kernel/ids.js';
import {
  decodeCursor,
  instantPosition,
  type ListAsked,
  type ListPage,
  toPage,
} from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsComment } from './news-comment.entity.js';

@Injectable()
export class NewsCommentStore {
  /** The first first, as they were said. */
  async list(from: Reader | Tx, newsId: string, asked: ListAsked): Promise<ListPage<NewsComment>> {
    const query = from.manager
      .createQueryBuilder(NewsComment, 'comment')
      .where('comment.newsId = :newsId', { newsId });
    const after = decodeCursor(asked.cursor, instantPosition);
    if (after)
      query.andWhere('(comment.createdAt > :at or (comment.createdAt = :at and comment.id > :id))', {
        at: after[0],
        id: after[1],
      });
    const rows = await query
      .orderBy('comment.createdAt')
      .addOrderBy('comment.id')
      .limit(asked.limit + 1)
      .getMany();
    return toPage(rows, asked.limit, (last) => [last.createdAt, last.id]);
  }

  async byId(from: Reader | Tx, newsId: string, id: string): Promise<NewsComment | null> {
    return isId(id) ? from.manager.findOneBy(NewsComment, { id, newsId }) : null;
  }

  async insert(tx: Tx, comment: NewsComment): Promise<void> {
    await tx.manager.insert(NewsComment, comment);
  }

  /** Its words go. */
  async withdraw(tx: Tx, id: string, withdrawnAt: number): Promise<void> {
    await tx.manager.update(NewsComment, { id }, { text: '', withdrawnAt });
  }
}
