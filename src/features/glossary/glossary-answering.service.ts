import { Inject, Injectable } from '@nestjs/common';
import { DomainError, invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import type { Tx } from '../../platform/database/transaction.js';
import { acronymKey } from '../../vocabulary/acronyms.js';
import { NewsAnswering } from '../board/news-answering.service.js';
import { type HeldNews, NewsService } from '../board/news.service.js';
import { answerText, type EntryWords } from './glossary.rules.js';

/** « C'est quoi ce sigle ? »: answers the question on the board with the entry that is made of it. */
@Injectable()
export class GlossaryAnswering {
  constructor(
    private readonly news: NewsService,
    private readonly answering: NewsAnswering,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws DomainError invalid, on `questionId`, for what is no question about this acronym */
  async holdIn(tx: Tx, viewer: Viewer, newsId: string, acronym: string): Promise<HeldNews> {
    const held = await this.heldIn(tx, viewer, newsId);
    const asked = held?.item.kind === 'question-sigle' ? held.item.acronym : null;
    if (!held || asked === null || acronymKey(asked) !== acronymKey(acronym))
      throw invalidField('questionId', 'unknown-news');
    return held;
  }

  /** @throws DomainError news-not-shown */
  async answerIn(
    tx: Tx,
    question: HeldNews,
    entry: EntryWords & { id: string },
    { accountId }: Viewer,
  ): Promise<void> {
    const text = answerText(entry, `${this.settings.publicUrl}/glossary/${entry.id}`);
    await this.answering.answerIn(tx, question, { authorId: accountId, text });
  }

  private async heldIn(tx: Tx, viewer: Viewer, newsId: string): Promise<HeldNews | null> {
    try {
      return await this.news.lockIn(tx, viewer, newsId);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not-found') return null;
      throw error;
    }
  }
}
