import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { StructureService } from '../structures/structure.service.js';
import type { NewsItem, NewsState } from './news-item.entity.js';
import { NewsLifeStore } from './news-life.store.js';
import { stateOf } from './news-state.rules.js';

/** Keeps what colleagues make of an item beside it, so that lists need not count. Always under the item's lock. */
@Injectable()
export class StateKeeping {
  constructor(
    private readonly store: NewsLifeStore,
    private readonly structures: StructureService,
  ) {}

  /** @returns the state that it has since */
  async refreshIn(tx: Tx, item: NewsItem): Promise<NewsState> {
    const state = stateOf({
      ...(await this.store.tally(tx, item)),
      isOfficial: await this.isOfficial(tx, item),
      isSuperseded: await this.store.isSuperseded(tx, item.id),
      isOutdated: (await this.store.outdatingOf(tx, item.id)) !== null,
    });
    await this.store.setState(tx, item.id, state);
    return state;
  }

  private async isOfficial(tx: Tx, { structureId, associationId }: NewsItem): Promise<boolean> {
    if (structureId === null || associationId === null) return false;
    return (await this.structures.byId(structureId, tx))?.runById === associationId;
  }
}
