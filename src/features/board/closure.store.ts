import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import { NewsItem } from './news-item.entity.js';
import { NewsOutdating } from './news-outdating.entity.js';

/** What closes structures, and what closures outdate. */
@Injectable()
export class ClosureStore {
  /** What says of a structure that it opens or closes for good. */
  moves(tx: Tx, structureId: string): Promise<NewsItem[]> {
    return tx.manager.findBy(NewsItem, {
      structureId,
      kind: In(['fermeture-definitive', 'ouverture']),
      status: 'published',
    });
  }

  /**
   * Other news of a structure, told before an instant and not outdated yet. That it closes or opens again on that day or
   * later is no old news.
   */
  outdatedBy(tx: Tx, closure: NewsItem, { on, toldBefore }: { on: string; toldBefore: number }) {
    const query = tx.manager
      .createQueryBuilder(NewsItem, 'item')
      .where("item.structureId = :structureId and item.status = 'published'", {
        structureId: closure.structureId,
      })
      .andWhere("item.id <> :id and item.kind <> 'fermeture-definitive'", { id: closure.id })
      .andWhere(
        "not (item.kind = 'ouverture' and item.effectiveOn is not null and item.effectiveOn >= :on)",
        {
          on,
        },
      )
      .andWhere('item.publishedAt < :toldBefore', { toldBefore })
      .andWhere(
        (outer) =>
          `not exists ${outer
            .subQuery()
            .select('1')
            .from(NewsOutdating, 'outdating')
            .where('outdating.newsId = item.id')
            .getQuery()}`,
      )
      .orderBy('item.id');
    return tx.locking(query).getMany();
  }

  /** News of a structure that a closure outdated which does not stand any more, or not for it; held. */
  wronglyOutdated(tx: Tx, structureId: string, standingIds: readonly string[]): Promise<NewsItem[]> {
    const query = tx.manager
      .createQueryBuilder(NewsItem, 'item')
      .innerJoin(NewsOutdating, 'outdating', 'outdating.newsId = item.id')
      .where('item.structureId = :structureId and outdating.closureId is not null', { structureId })
      .orderBy('item.id');
    if (standingIds.length) query.andWhere('outdating.closureId not in (:...standingIds)', { standingIds });
    return tx.locking(query).getMany();
  }

  async insertOutdatings(tx: Tx, outdatings: readonly NewsOutdating[]): Promise<void> {
    if (outdatings.length) await tx.manager.insert(NewsOutdating, [...outdatings]);
  }

  async markOutdated(tx: Tx, ids: readonly string[]): Promise<void> {
    if (ids.length) await tx.manager.update(NewsItem, { id: In([...ids]) }, { state: 'outdated' });
  }

  async removeOutdatings(tx: Tx, newsIds: readonly string[]): Promise<void> {
    if (newsIds.length) await tx.manager.delete(NewsOutdating, { newsId: In([...newsIds]) });
  }
}
