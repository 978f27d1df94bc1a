import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountService } from '../accounts/account.service.js';
import { NewsLinks } from './news-links.service.js';
import { choiceOf } from './news-mail.rules.js';
import { NewsMailStore } from './news-mail.store.js';

/** « Ne plus recevoir ces messages »: by the link of each such mail, without signing in, and back again. */
@Injectable()
export class NewsMailRefusalService {
  constructor(
    private readonly links: NewsLinks,
    private readonly accounts: AccountService,
    private readonly store: NewsMailStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether all of it is refused: the link refuses all. @throws DomainError not-found */
  async refuses(accountId: string, token: string): Promise<boolean> {
    await this.check(this.reader, accountId, token);
    const { stillTrue, answers } = choiceOf(await this.store.refusal(this.reader, accountId));
    return !stillTrue && !answers;
  }

  /** Twice is once. @throws DomainError not-found */
  async refuse(accountId: string, token: string): Promise<void> {
    const refusal = { accountId, stillTrue: true, answers: true, refusedAt: this.clock.now() };
    await this.unitOfWork.run(async (tx) => {
      await this.check(tx, accountId, token);
      await this.store.refuse(tx, refusal);
    });
  }

  /** @throws DomainError not-found */
  async accept(accountId: string, token: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.check(tx, accountId, token);
      await this.store.accept(tx, accountId);
    });
  }

  /** Whoever's access is closed refuses all the same: it may open again. */
  private async check(from: Reader | Tx, accountId: string, token: string): Promise<void> {
    const isOpen = this.links.opensRefusal(accountId, token);
    if (!isOpen || (await this.accounts.byIds([accountId], from)).length === 0) throw notFound();
  }
}
