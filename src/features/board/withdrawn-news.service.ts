import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { accessTo, maySeeNews } from './news.policy.js';
import { NewsStandings } from './news-standing.service.js';
import { NewsStore } from './news.store.js';

/** « Cette actualité a été retirée »: for those who could read it, and followed a link to it. */
@Injectable()
export class WithdrawnNews {
  constructor(
    private readonly store: NewsStore,
    private readonly standings: NewsStandings,
    private readonly reader: Reader,
  ) {}

  async couldRead(viewer: Viewer | null, newsId: string): Promise<boolean> {
    const item = await this.store.byId(this.reader, newsId);
    if (item?.status !== 'withdrawn') return false;
    const access = accessTo(item, await this.standings.towards([item], viewer, this.reader));
    return maySeeNews({ ...item, status: 'published' }, access);
  }
}
