import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewsMailInput } from './news-mail.input.js';
import { choiceOf, type NewsMailChoice } from './news-mail.rules.js';
import { NewsMailStore } from './news-mail.store.js';

/** What somebody wants to be mailed about news, chosen by themselves; the link of each mail refuses all of it. */
@Injectable()
export class NewsMailSettings {
  constructor(
    private readonly store: NewsMailStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async mine({ accountId }: Viewer): Promise<NewsMailChoice> {
    return choiceOf(await this.store.refusal(this.reader, accountId));
  }

  async choose({ accountId }: Viewer, { stillTrue, answers }: NewsMailInput): Promise<void> {
    const refusedAt = this.clock.now();
    await this.unitOfWork.run(async (tx) => {
      if (stillTrue && answers) await this.store.accept(tx, accountId);
      else await this.store.refuse(tx, { accountId, stillTrue: !stillTrue, answers: !answers, refusedAt });
    });
  }
}
