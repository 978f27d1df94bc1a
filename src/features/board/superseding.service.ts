import { Injectable } from '@nestjs/common';
import { conflict, invalidField } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsLifeStore } from './news-life.store.js';
import { NewsTellings } from './news-telling.service.js';
import { NewsStore } from './news.store.js';
import { checkReplaces } from './superseding.rules.js';

/** Puts an item in the place of an older one. */
@Injectable()
export class Superseding {
  constructor(
    private readonly items: NewsStore,
    private readonly store: NewsLifeStore,
    private readonly tellings: NewsTellings,
  ) {}

  /**
   * Checked again with the older item held: two that replace it come one after the other.
   * @param byId who replaces it: its author, or who edits it for their association
   * @throws DomainError validation, on `supersedes`, for what they do not find on the board; replaces-itself, and those
   *   of `checkReplaces`
   */
  async replaceIn(tx: Tx, newer: NewsItem, byId: string | null): Promise<void> {
    if (newer.supersedesId === null) return;
    const older = await this.items.lockById(tx, newer.supersedesId);
    const isRead = older !== null && (await this.store.isVisibleTo(tx, older.id, byId));
    if (!isRead) throw invalidField('supersedes', 'unknown-news');
    await this.checkLeadsElsewhere(tx, newer, older);
    checkReplaces(newer, older, await this.store.isSuperseded(tx, older.id, newer.id));
    await this.tellings.tellIn(tx, {
      kind: 'replacement',
      newsId: older.id,
      mark: newer.id,
      actorId: byId,
    });
  }

  /** Not to itself, by whatever way. */
  private async checkLeadsElsewhere(tx: Tx, newer: NewsItem, older: NewsItem): Promise<void> {
    for (let each: NewsItem | null = older; each; each = await this.olderOf(tx, each))
      if (each.id === newer.id) throw conflict('replaces-itself');
  }

  private async olderOf(tx: Tx, { supersedesId }: NewsItem): Promise<NewsItem | null> {
    return supersedesId === null ? null : this.items.byId(tx, supersedesId);
  }
}
