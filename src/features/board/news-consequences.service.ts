import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { movesStructure } from './closure.rules.js';
import { ClosureService } from './closure.service.js';
import { CorrectionService } from './correction.service.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsStore } from './news.store.js';
import { StateKeeping } from './state-keeping.service.js';
import { StillTruePlanning } from './still-true-planning.service.js';
import { Superseding } from './superseding.service.js';

/** What follows from what is written on the board, in the transaction that writes it and under the item's lock. */
@Injectable()
export class NewsConsequences {
  constructor(
    private readonly items: NewsStore,
    private readonly states: StateKeeping,
    private readonly superseding: Superseding,
    private readonly corrections: CorrectionService,
    private readonly closures: ClosureService,
    private readonly stillTrue: StillTruePlanning,
  ) {}

  /**
   * Holds what it replaces before the row that points there is written: PostgreSQL would deadlock two that replace it.
   * @throws DomainError those of `Superseding.replaceIn`
   */
  async beforePublishingIn(tx: Tx, item: NewsItem): Promise<void> {
    await this.superseding.replaceIn(tx, item, item.authorId);
  }

  /** As `beforePublishingIn`, where it replaces another item than before. */
  async beforeEditingIn(tx: Tx, before: NewsItem, after: NewsItem, editorId: string): Promise<void> {
    if (before.supersedesId !== after.supersedesId) await this.superseding.replaceIn(tx, after, editorId);
  }

  async publishedIn(tx: Tx, item: NewsItem): Promise<void> {
    await this.settleIn(tx, item);
    await this.stillTrue.planIn(tx, item);
  }

  async editedIn(tx: Tx, before: NewsItem, after: NewsItem): Promise<void> {
    await this.corrections.followIn(tx, before, after);
    if (before.supersedesId !== after.supersedesId) await this.settleReplacedIn(tx, before);
    await this.settleIn(tx, after);
    if (before.structureId !== after.structureId || before.kind !== after.kind)
      await this.settleStructureIn(tx, before);
  }

  /** Whatever became of an item: its state, its structure's, and those of what it replaces. */
  async settleIn(tx: Tx, item: NewsItem): Promise<void> {
    await this.states.refreshIn(tx, item);
    await this.settleStructureIn(tx, item);
    await this.settleReplacedIn(tx, item);
  }

  private async settleStructureIn(tx: Tx, { structureId, kind }: NewsItem): Promise<void> {
    if (structureId !== null && movesStructure(kind)) await this.closures.settleIn(tx, structureId);
  }

  private async settleReplacedIn(tx: Tx, { supersedesId }: NewsItem): Promise<void> {
    const older = supersedesId === null ? null : await this.items.lockById(tx, supersedesId);
    if (older?.status !== 'published') return;
    await this.states.refreshIn(tx, older);
    await this.settleStructureIn(tx, older);
  }
}
