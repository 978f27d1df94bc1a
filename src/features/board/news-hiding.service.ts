import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import type { NewsComment } from './news-comment.entity.js';
import { NewsConsequences } from './news-consequences.service.js';
import { NewsHistoryStore } from './news-history.store.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsHidingStore } from './news-hiding.store.js';
import { NewsSearch } from './news-search.service.js';
import { NewsStore } from './news.store.js';

/** Takes out of everybody's sight what nobody should read, and puts it back; rows as they stand, whoever may read them. */
@Injectable()
export class NewsHiding {
  constructor(
    private readonly items: NewsStore,
    private readonly store: NewsHidingStore,
    private readonly history: NewsHistoryStore,
    private readonly search: NewsSearch,
    private readonly consequences: NewsConsequences,
  ) {}

  itemsByIds(from: Reader | Tx, ids: readonly string[]): Promise<NewsItem[]> {
    return this.items.byIds(from, ids);
  }

  lockItemIn(tx: Tx, newsId: string): Promise<NewsItem | null> {
    return this.items.lockById(tx, newsId);
  }

  async hideIn(tx: Tx, newsId: string, at: number): Promise<void> {
    await this.store.setHidden(tx, newsId, at);
    await this.settleIn(tx, newsId);
  }

  /** As it reads now: what it said before was read again by nobody. */
  async showIn(tx: Tx, newsId: string): Promise<void> {
    await this.store.setHidden(tx, newsId, null);
    await this.history.forget(tx, newsId);
    await this.settleIn(tx, newsId);
  }

  /** For good: what it said is written nowhere any more, neither in its history nor in what is searched. */
  async eraseIn(tx: Tx, newsId: string): Promise<void> {
    await this.store.erase(tx, newsId);
    await this.search.removeIn(tx, newsId);
    await this.settleIn(tx, newsId);
  }

  commentsByIds(from: Reader | Tx, ids: readonly string[]): Promise<NewsComment[]> {
    return this.store.comments(from, ids);
  }

  lockCommentIn(tx: Tx, commentId: string): Promise<NewsComment | null> {
    return this.store.lockComment(tx, commentId);
  }

  hideCommentIn(tx: Tx, commentId: string, at: number): Promise<void> {
    return this.store.setCommentHidden(tx, commentId, at);
  }

  showCommentIn(tx: Tx, commentId: string): Promise<void> {
    return this.store.setCommentHidden(tx, commentId, null);
  }

  /** For good. */
  eraseCommentIn(tx: Tx, commentId: string, at: number): Promise<void> {
    return this.store.eraseComment(tx, commentId, at);
  }

  /** What nobody reads closes no structure, and replaces nothing. */
  private async settleIn(tx: Tx, newsId: string): Promise<void> {
    const item = await this.items.byId(tx, newsId);
    if (item) await this.consequences.settleIn(tx, item);
  }
}
