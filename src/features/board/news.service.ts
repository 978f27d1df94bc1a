import { Injectable } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { NewsItem } from './news-item.entity.js';
import { accessTo, maySeeNews, type NewsAccess } from './news.policy.js';
import { NewsReading, type SeenNews } from './news-reading.service.js';
import { NewsStandings } from './news-standing.service.js';
import { NewsStore } from './news.store.js';

/** An item, and what somebody is to it. */
export interface HeldNews {
  item: NewsItem;
  access: NewsAccess;
}

@Injectable()
export class NewsService {
  constructor(
    private readonly reading: NewsReading,
    private readonly standings: NewsStandings,
    private readonly store: NewsStore,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found, also for what this person may not know of */
  async view(viewer: Viewer | null, id: string): Promise<SeenNews> {
    const item = await this.store.byId(this.reader, id);
    const [seen] = item ? await this.reading.seen(viewer, [item]) : [];
    if (!seen) throw notFound();
    return seen;
  }

  /** As it stands, whoever may read it; null once it is gone. */
  byId(from: Reader | Tx, id: string): Promise<NewsItem | null> {
    return this.store.byId(from, id);
  }

  /** Held for a change, as somebody stands to it. @throws DomainError not-found */
  async lockIn(tx: Tx, viewer: Viewer | null, id: string): Promise<HeldNews> {
    return this.seenBy(viewer, await this.store.lockById(tx, id), tx);
  }

  /** As somebody stands to it, for a decision about something else. @throws DomainError not-found */
  async requireIn(from: Reader | Tx, viewer: Viewer | null, id: string): Promise<HeldNews> {
    return this.seenBy(viewer, await this.store.byId(from, id), from);
  }

  private async seenBy(viewer: Viewer | null, item: NewsItem | null, from: Reader | Tx): Promise<HeldNews> {
    if (!item) throw notFound();
    const access = accessTo(item, await this.standings.towards([item], viewer, from));
    if (!maySeeNews(item, access)) throw notFound();
    return { item, access };
  }
}
