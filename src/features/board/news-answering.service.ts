import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden } from '../../kernel/domain-error.js';
import type { Tx } from '../../platform/database/transaction.js';
import { NewsCommentingService } from './news-commenting.service.js';
import { NewsConsequences } from './news-consequences.service.js';
import { NewsLifeStore } from './news-life.store.js';
import type { HeldNews } from './news.service.js';

/** Gives a question its answer: a comment says it, who asked is told, and nobody else is asked. */
@Injectable()
export class NewsAnswering {
  constructor(
    private readonly commenting: NewsCommentingService,
    private readonly consequences: NewsConsequences,
    private readonly store: NewsLifeStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Who asked can say that it is asked still.
   * @throws DomainError colleagues-only, news-not-shown
   */
  async answerIn(
    tx: Tx,
    { item, access }: HeldNews,
    answer: { authorId: string; text: string },
  ): Promise<void> {
    if (!access.isColleague) throw forbidden('colleagues-only');
    if (item.status !== 'published' || item.hiddenAt !== null) throw conflict('news-not-shown');
    await this.commenting.addIn(tx, item, answer);
    await this.store.outdate(tx, { newsId: item.id, closureId: null, at: this.clock.now() });
    await this.consequences.settleIn(tx, item);
  }
}
