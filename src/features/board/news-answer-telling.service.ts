import { Injectable } from '@nestjs/common';
import { wakingTime } from '../../calendar/waking-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { AccountService } from '../accounts/account.service.js';
import type { NewsItem } from './news-item.entity.js';
import { newsLetterDecided } from './news-life.facts.js';
import { answerHour, asksColleagues } from './news-mail.rules.js';

/** « On vous a répondu »: one letter for all that is answered within an hour, while who asked is awake. */
@Injectable()
export class NewsAnswerTelling {
  constructor(
    private readonly accounts: AccountService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async tellIn(tx: Tx, item: NewsItem, byId: string): Promise<void> {
    const { id: newsId, kind, authorId } = item;
    if (!asksColleagues(kind) || authorId === null || authorId === byId) return;
    const { timeZone } = await this.accounts.byIdIn(tx, authorId);
    const { from, to } = answerHour(this.clock.now());
    const at = wakingTime(to, timeZone);
    const letter = {
      kind: 'answer' as const,
      newsId,
      mark: String(from),
      actorId: null,
      accountId: authorId,
      at,
    };
    await this.outbox.publish(tx, newsLetterDecided, letter, { key: `${newsId}:answer:${at}`, at });
  }
}
