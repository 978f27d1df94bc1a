import { Injectable } from '@nestjs/common';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import type { NewsComment } from './news-comment.entity.js';
import { NewsCommentStore, type SignedComment } from './news-comment.store.js';
import type { SeenNews } from './news-reading.service.js';
import { NewsService } from './news.service.js';

/** A comment as a colleague reads it. */
export interface SeenComment {
  comment: NewsComment;
  /** Empty for what was taken back, or is hidden from others than its author. */
  text: string;
  /** Null with its words, and once that account is gone. */
  author: Account | null;
  state: 'shown' | 'hidden' | 'withdrawn';
  isMine: boolean;
  can: { withdraw: boolean; report: boolean };
}

/** Reads what colleagues say of an item; whoever is none reads the item alone. */
@Injectable()
export class NewsCommentService {
  constructor(
    private readonly news: NewsService,
    private readonly store: NewsCommentStore,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found; forbidden, for who may not comment it */
  async list(viewer: Viewer, newsId: string, asked: ListAsked): Promise<ListPage<SeenComment>> {
    return this.ofNews(viewer, await this.news.view(viewer, newsId), asked);
  }

  /** As `list`, of what is seen already. */
  async ofNews(viewer: Viewer, { item, can }: SeenNews, asked: ListAsked): Promise<ListPage<SeenComment>> {
    if (!can.comment) throw forbidden('colleagues-only');
    const { items, next } = await this.store.list(this.reader, item.id, asked);
    return { items: items.map((signed) => seenBy(viewer, signed)), next };
  }

  /** @throws DomainError not-found */
  async one(viewer: Viewer, newsId: string, id: string): Promise<SeenComment> {
    const { item } = await this.news.view(viewer, newsId);
    const signed = await this.store.signedById(this.reader, item.id, id);
    if (!signed) throw notFound();
    return seenBy(viewer, signed);
  }
}

function seenBy(viewer: Viewer, { comment, author }: SignedComment): SeenComment {
  const isMine = comment.authorId === viewer.accountId;
  const state = stateOfComment(comment);
  const isRead = state === 'shown' || (state === 'hidden' && isMine);
  return {
    comment,
    text: isRead ? comment.text : '',
    author: isRead ? author : null,
    state,
    isMine,
    can: { withdraw: isMine && state !== 'withdrawn', report: !isMine && state === 'shown' },
  };
}

function stateOfComment({ withdrawnAt, hiddenAt }: NewsComment): SeenComment['state'] {
  if (withdrawnAt !== null) return 'withdrawn';
  return hiddenAt === null ? 'shown' : 'hidden';
}
