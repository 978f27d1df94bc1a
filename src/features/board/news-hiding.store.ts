import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsComment } from './news-comment.entity.js';
import { NewsEdit } from './news-edit.entity.js';
import { NewsItem } from './news-item.entity.js';
import { NewsTheme } from './news-theme.entity.js';

/** What is left of all that somebody wrote in an item. */
const NOTHING = {
  title: '',
  text: '',
  sourceText: null,
  sourceUrl: null,
  alternative: null,
  newAddress: null,
  acronym: null,
} satisfies Partial<NewsItem>;

@Injectable()
export class NewsHidingStore {
  async setHidden(tx: Tx, newsId: string, hiddenAt: number | null): Promise<void> {
    await tx.manager.update(NewsItem, { id: newsId }, { hiddenAt });
  }

  async erase(tx: Tx, newsId: string): Promise<void> {
    await tx.manager.update(NewsItem, { id: newsId }, { ...NOTHING, status: 'withdrawn' });
    await tx.manager.update(NewsEdit, { newsId }, { before: {} });
    await tx.manager.delete(NewsTheme, { newsId });
  }

  async comments(from: Reader | Tx, ids: readonly string[]): Promise<NewsComment[]> {
    const known = ids.filter(isId);
    return known.length ? from.manager.findBy(NewsComment, { id: In(known) }) : [];
  }

  /** As `comments`, held until the transaction ends. */
  async lockComment(tx: Tx, id: string): Promise<NewsComment | null> {
    if (!isId(id)) return null;
    const query = tx.manager.createQueryBuilder(NewsComment, 'comment').where('comment.id = :id', { id });
    return tx.locking(query).getOne();
  }

  async setCommentHidden(tx: Tx, commentId: string, hiddenAt: number | null): Promise<void> {
    await tx.manager.update(NewsComment, { id: commentId }, { hiddenAt });
  }

  async eraseComment(tx: Tx, commentId: string, at: number): Promise<void> {
    await tx.manager.update(NewsComment, { id: commentId, withdrawnAt: IsNull() }, { withdrawnAt: at });
    await tx.manager.update(NewsComment, { id: commentId }, { text: '' });
  }
}
