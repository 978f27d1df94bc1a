import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { NewsItem } from './news-item.entity.js';
import { dayThere, prolongedTo } from './news-life.rules.js';
import { NewsLifeStore } from './news-life.store.js';
import { StillTruePlanning } from './still-true-planning.service.js';
import { checkTakesAnswers, isInQuestion } from './still-true.rules.js';

/** Writes what is said of an item. Always under its lock; what follows is the caller's. */
@Injectable()
export class StillTrueRegister {
  constructor(
    private readonly store: NewsLifeStore,
    private readonly planning: StillTruePlanning,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError those of `checkTakesAnswers` */
  async sayIn(
    tx: Tx,
    item: NewsItem,
    { accountId, stillTrue }: { accountId: string; stillTrue: boolean },
  ): Promise<NewsItem> {
    await this.checkIn(tx, item);
    const at = this.clock.now();
    await this.store.confirm(tx, { newsId: item.id, accountId, stillTrue, stands: true, at });
    return stillTrue ? this.prolongIn(tx, item) : item;
  }

  /** @throws DomainError own-news, where nothing is in question; those of `checkTakesAnswers` */
  async sayAsAuthorIn(tx: Tx, item: NewsItem, stillTrue: boolean): Promise<NewsItem> {
    await this.checkIn(tx, item);
    if (!stillTrue) {
      await this.store.outdate(tx, { newsId: item.id, closureId: null, at: this.clock.now() });
      return item;
    }
    const outdating = await this.store.outdatingOf(tx, item.id);
    const tookBack = outdating !== null && outdating.closureId === null;
    if (!tookBack && !isInQuestion(item, this.clock.now())) throw conflict('own-news');
    if (tookBack) await this.store.undoOutdating(tx, item.id);
    return this.prolongIn(tx, item);
  }

  unsayIn(tx: Tx, { id }: NewsItem, accountId: string): Promise<void> {
    return this.store.unconfirm(tx, id, accountId);
  }

  private async checkIn(tx: Tx, item: NewsItem): Promise<void> {
    checkTakesAnswers(item, await this.store.isSuperseded(tx, item.id), this.clock.now());
  }

  /** Where that was in question, its lifetime begins again. */
  private async prolongIn(tx: Tx, item: NewsItem): Promise<NewsItem> {
    const now = this.clock.now();
    const { kind, expiresOn } = item;
    if (expiresOn === null || !isInQuestion(item, now)) return item;
    return this.planning.expireIn(tx, item, prolongedTo({ kind, expiresOn }, dayThere(now, item.territory)));
  }
}
