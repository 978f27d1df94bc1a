import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { NewsComment } from './news-comment.entity.js';

/** A comment and who wrote it, as long as that account is there. */
export interface SignedComment {
  comment: NewsComment;
  author: Account | null;
}

@Injectable()
export class NewsCommentStore {
  /** The first first, as they were said. */
  async list(from: Reader | Tx, newsId: string, asked: ListAsked): Promise<ListPage<SignedComment>> {
    const query = signed(from).where('comment.newsId = :newsId', { newsId });
    const { items, next } = await pageByInstant(query, { by: 'createdAt', order: 'ASC' }, asked);
    return { items: items.map(split), next };
  }

  async byId(from: Reader | Tx, newsId: string, id: string): Promise<NewsComment | null> {
    return isId(id) ? from.manager.findOneBy(NewsComment, { id, newsId }) : null;
  }

  /** As `byId`, with its author. */
  async signedById(from: Reader | Tx, newsId: string, id: string): Promise<SignedComment | null> {
    if (!isId(id)) return null;
    const query = signed(from).where('comment.id = :id and comment.newsId = :newsId', { id, newsId });
    const found = await query.getOne();
    return found && split(found);
  }

  async insert(tx: Tx, comment: NewsComment): Promise<void> {
    await tx.manager.insert(NewsComment, comment);
  }

  /** Its words go. */
  async withdraw(tx: Tx, id: string, withdrawnAt: number): Promise<void> {
    await tx.manager.update(NewsComment, { id }, { text: '', withdrawnAt });
  }
}

const signed = (from: Reader | Tx): SelectQueryBuilder<NewsComment> =>
  from.manager
    .createQueryBuilder(NewsComment, 'comment')
    .leftJoinAndMapOne('comment.author', Account, 'author', 'author.id = comment.authorId');

function split(row: NewsComment): SignedComment {
  const { author, ...comment } = row as NewsComment & { author: Account | null };
  return { comment, author };
}
