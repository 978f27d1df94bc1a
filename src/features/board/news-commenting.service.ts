import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { SecrecyLog } from '../secrecy/secrecy-log.service.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import type { NewsCommentInput } from './news-comment.input.js';
import { NewsCommentStore } from './news-comment.store.js';
import { NewsAnswerTelling } from './news-answer-telling.service.js';
import type { NewsItem } from './news-item.entity.js';
import { NewsService } from './news.service.js';

/** What colleagues add to an item, and take back. */
@Injectable()
export class NewsCommentingService {
  constructor(
    private readonly news: NewsService,
    private readonly store: NewsCommentStore,
    private readonly answers: NewsAnswerTelling,
    private readonly secrecy: SecrecyLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the comment's id
   * @throws DomainError not-found, colleagues-only, news-not-shown, secrecy
   */
  comment(
    viewer: Viewer,
    newsId: string,
    input: NewsCommentInput,
    once: Once | null = null,
  ): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { item, access } = await this.news.lockIn(tx, viewer, newsId);
      if (!access.isColleague) throw forbidden('colleagues-only');
      if (item.status !== 'published' || item.hiddenAt !== null) throw conflict('news-not-shown');
      const { text, confirmed } = input;
      const types = checkTexts({ text }, { confirmed, country: territoryCountry(item.territory) });
      const { accountId: authorId } = viewer;
      return createOnce(tx, once, this.clock.now(), async () => {
        const id = await this.addIn(tx, item, { authorId, text });
        await this.secrecy.recordIn(tx, { actorId: authorId, subject: { type: 'news-comment', id } }, types);
        return id;
      });
    });
  }

  /** For who may, under the item's lock; its text was checked. @returns the comment's id */
  async addIn(
    tx: Tx,
    item: NewsItem,
    { authorId, text }: { authorId: string; text: string },
  ): Promise<string> {
    const id = newId();
    const createdAt = this.clock.now();
    const comment = { id, newsId: item.id, authorId, text, withdrawnAt: null, hiddenAt: null, createdAt };
    await this.store.insert(tx, comment);
    await this.answers.tellIn(tx, item, authorId);
    return id;
  }

  /** Twice is once. @throws DomainError not-found; forbidden, for another's */
  withdraw(viewer: Viewer, newsId: string, commentId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { item } = await this.news.lockIn(tx, viewer, newsId);
      const comment = await this.store.byId(tx, item.id, commentId);
      if (!comment) throw notFound();
      if (comment.authorId !== viewer.accountId) throw forbidden();
      if (comment.withdrawnAt === null) await this.store.withdraw(tx, commentId, this.clock.now());
    });
  }
}
