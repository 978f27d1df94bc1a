import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import { NewsReading, type SeenNews } from './news-reading.service.js';
import { NewsStore } from './news.store.js';
import { MOST_DRAFTS } from './posting.rules.js';

/** Lists what somebody keeps for later. */
@Injectable()
export class DraftList {
  constructor(
    private readonly store: NewsStore,
    private readonly reading: NewsReading,
    private readonly reader: Reader,
  ) {}

  /** One's own, the last changed first. */
  async list(viewer: Viewer, asked: ListAsked): Promise<ListPage<SeenNews>> {
    const { items, next } = await this.store.drafts(this.reader, viewer.accountId, asked);
    return { items: await this.reading.seen(viewer, items), next };
  }

  /** All of them: nobody keeps more than a page holds. */
  async all(viewer: Viewer): Promise<SeenNews[]> {
    return (await this.list(viewer, { limit: MOST_DRAFTS })).items;
  }
}
