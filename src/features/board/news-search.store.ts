import { Injectable } from '@nestjs/common';
import { type Hit, SearchIndex } from '../../platform/database/search-index.js';
import type { Wanted } from '../../platform/database/search-query.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsSearchEntry } from './news-search-entry.entity.js';

const PLACES_A_MILLISECOND = 1000;

@Injectable()
export class NewsSearchStore {
  private readonly index = new SearchIndex('news_search');

  /** In place of what it was found by. */
  async put(tx: Tx, item: { id: string; publishedAt: number }, terms: readonly string[]): Promise<void> {
    const known = await tx.manager.findOneBy(NewsSearchEntry, { id: item.id });
    if (known) await this.index.remove(tx, item.id);
    const position = known?.position ?? (await this.nextPosition(tx, item.publishedAt));
    await this.index.insert(tx, { id: item.id, position }, terms);
  }

  remove(tx: Tx, id: string): Promise<void> {
    return this.index.remove(tx, id);
  }

  find(from: Reader | Tx, wanted: Wanted, asked: { before?: number; limit: number }): Promise<Hit[]> {
    return this.index.find(from, wanted, asked);
  }

  private async nextPosition(tx: Tx, publishedAt: number): Promise<number> {
    const first = publishedAt * PLACES_A_MILLISECOND;
    const found = await tx.manager
      .createQueryBuilder(NewsSearchEntry, 'entry')
      .select('max(entry.position)', 'position')
      .where('entry.position between :first and :end', { first, end: first + PLACES_A_MILLISECOND - 1 })
      .getRawOne<{ position: number | string | null }>();
    const last = found?.position ?? null;
    return last === null ? first : Number(last) + 1;
  }
}
