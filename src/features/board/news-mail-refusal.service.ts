import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NewsLinks } from './news-links.service.js';
import { choiceOf } from './news-mail.rules.js';
import { NewsMailStore } from './news-mail.store.js';

/** « Ne plus recevoir ces questions »: by the link of each such mail, without signing in, and back again. */
@Injectable()
export class NewsMailRefusalService {
  constructor(
    private readonly links: NewsLinks,
    private readonly store: NewsMailStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Whether all of it is refused: the link refuses all. @throws DomainError not-found */
  async refuses(accountId: string, token: string): Promise<boolean> {
    this.check(accountId, token);
    const { stillTrue, answers } = choiceOf(await this.store.refusal(this.reader, accountId));
    return !stillTrue && !answers;
  }

  /** Twice is once. @throws DomainError not-found */
  async refuse(accountId: string, token: string): Promise<void> {
    this.check(accountId, token);
    const refusal = { accountId, stillTrue: true, answers: true, refusedAt: this.clock.now() };
    await this.unitOfWork.run((tx) => this.store.refuse(tx, refusal));
  }

  /** @throws DomainError not-found */
  async accept(accountId: string, token: string): Promise<void> {
    this.check(accountId, token);
    await this.unitOfWork.run((tx) => this.store.accept(tx, accountId));
  }

  private check(accountId: string, token: string): void {
    if (!isId(accountId) || !this.links.opensRefusal(accountId, token)) throw notFound();
  }
}
