import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { NewsItem } from './news-item.entity.js';
import { type DueStillTrue, stillTrueDue } from './news-life.facts.js';
import { expiresAt } from './news-life.rules.js';
import { NewsLifeStore } from './news-life.store.js';
import { NewsTellings } from './news-telling.service.js';
import { NewsStore } from './news.store.js';
import { looksAt } from './still-true.rules.js';

/** Asks whether news still is true, once for each last day that it is given. */
@Injectable()
export class StillTruePlanning {
  constructor(
    private readonly items: NewsStore,
    private readonly store: NewsLifeStore,
    private readonly tellings: NewsTellings,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Gives an item another last day, and plans to ask again before that one. */
  async expireIn(tx: Tx, item: NewsItem, expiresOn: string): Promise<NewsItem> {
    const expiry = { expiresOn, expiresAt: expiresAt(expiresOn, item.territory) };
    await this.store.setExpiry(tx, item.id, expiry);
    const after = { ...item, ...expiry, askedAt: null };
    await this.planIn(tx, after);
    return after;
  }

  async planIn(tx: Tx, item: NewsItem): Promise<void> {
    const { id: newsId, expiresOn } = item;
    const at = looksAt(item);
    if (at === null || expiresOn === null) return;
    const key = `${newsId}:${expiresOn}`;
    await this.outbox.publish(tx, stillTrueDue, { newsId, expiresOn }, { key, at });
  }

  /** The day has come; nothing for what is gone, replaced, asked already or lasts longer by now. */
  async ask({ newsId, expiresOn }: DueStillTrue): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const item = await this.items.lockById(tx, newsId);
      if (item?.status !== 'published' || item.hiddenAt !== null || item.state === 'outdated') return;
      if (item.expiresOn !== expiresOn || item.askedAt !== null) return;
      await this.store.setAsked(tx, newsId, this.clock.now());
      await this.tellings.tellIn(tx, { kind: 'still-true', newsId, mark: expiresOn, actorId: null });
    });
  }
}
