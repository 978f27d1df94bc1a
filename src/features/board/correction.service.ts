import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { isCorrection, lastDayAfter, saysOtherwise } from './correction.rules.js';
import { NewsHistoryStore } from './news-history.store.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsLifeStore } from './news-life.store.js';
import { NewsTellings } from './news-telling.service.js';
import { StillTruePlanning } from './still-true-planning.service.js';

/** What follows when a published item says something else. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly store: NewsLifeStore,
    private readonly history: NewsHistoryStore,
    private readonly tellings: NewsTellings,
    private readonly stillTrue: StillTruePlanning,
  ) {}

  /**
   * What was said of other facts counts no more: those who said it read it again, and speak again. Those of a correction
   * are told.
   */
  async followIn(tx: Tx, before: NewsItem, after: NewsItem): Promise<void> {
    if (saysOtherwise(before, after)) {
      await this.store.askAnew(tx, after.id);
      await this.store.undoOutdating(tx, after.id);
    }
    // What was hidden is not to be read in its history either.
    if (before.hiddenAt !== null) await this.history.forget(tx, after.id);
    if (isCorrection(before, after)) {
      const mark = String(after.revision);
      await this.tellings.tellIn(tx, { kind: 'correction', newsId: after.id, mark, actorId: null });
    }
    const lastDay = lastDayAfter(before, after);
    if (lastDay !== before.expiresOn || lastDay !== after.expiresOn || before.territory !== after.territory)
      await this.stillTrue.expireIn(tx, after, lastDay);
  }
}
