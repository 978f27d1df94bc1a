import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StructureService } from '../structures/structure.service.js';
import { NewsSearch } from './news-search.service.js';
import { NewsStore } from './news.store.js';

const AT_ONCE = 100;

/** What is found by its structure's name is found by its new one, too. */
@Injectable()
export class NewsReindexing {
  constructor(
    private readonly store: NewsStore,
    private readonly search: NewsSearch,
    private readonly structures: StructureService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async structureChanged({ structureId }: { structureId: string }): Promise<void> {
    let last: string | null = null;
    do last = await this.unitOfWork.run((tx) => this.reindexIn(tx, structureId, last));
    while (last !== null);
  }

  /** @returns after which item to go on; null at the end */
  private async reindexIn(tx: Tx, structureId: string, afterId: string | null): Promise<string | null> {
    const items = await this.store.lockPublishedAbout(tx, structureId, { afterId, limit: AT_ONCE });
    const structure = await this.structures.byId(structureId, tx);
    for (const item of items) await this.search.indexIn(tx, item, structure?.name ?? null);
    return items.length === AT_ONCE ? (items.at(-1)?.id ?? null) : null;
  }
}
