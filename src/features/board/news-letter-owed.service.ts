import { Injectable } from '@nestjs/common';
import { Reader } from '../../platform/database/transaction.js';
import type { Account } from '../accounts/account.entity.js';
import { AccountService } from '../accounts/account.service.js';
import type { NewsItem } from './news-item.entity.js';
import type { DecidedNewsLetter } from './news-life.facts.js';
import { NewsLifeStore } from './news-life.store.js';
import { choiceOf, mayBeRefused, viewerOf, wantsLetter } from './news-mail.rules.js';
import { NewsMailStore } from './news-mail.store.js';
import { NewsReading, type SeenNews } from './news-reading.service.js';
import { NewsStore } from './news.store.js';

/** What is written to somebody about an item that they may read. */
export interface OwedLetter {
  decided: DecidedNewsLetter;
  seen: SeenNews;
  account: Account;
}

/**
 * Says whether what was decided is still to be sent, from fresh rows: what was hidden, taken back or is kept from its
 * reader by now stays here.
 */
@Injectable()
export class NewsLetterOwed {
  constructor(
    private readonly items: NewsStore,
    private readonly life: NewsLifeStore,
    private readonly store: NewsMailStore,
    private readonly reading: NewsReading,
    private readonly accounts: AccountService,
    private readonly reader: Reader,
  ) {}

  async find(decided: DecidedNewsLetter): Promise<OwedLetter | null> {
    const item = await this.items.byId(this.reader, decided.newsId);
    if (item?.status !== 'published' || item.hiddenAt !== null) return null;
    if (!(await this.isStillSo(decided, item))) return null;
    const [account] = await this.accounts.byIds([decided.accountId]);
    const [seen] = account ? await this.reading.seen(viewerOf(account), [item]) : [];
    if (!account || !seen) return null;
    // Nor is an author asked who left the community that it is kept to.
    if (mayBeRefused(decided.kind) && !seen.can.comment) return null;
    const isReplacedOtherwise = decided.kind === 'replacement' && seen.supersededBy?.id !== decided.mark;
    return isReplacedOtherwise ? null : { decided, seen, account };
  }

  private async isStillSo({ kind, mark, accountId }: DecidedNewsLetter, item: NewsItem): Promise<boolean> {
    if (!mayBeRefused(kind)) return true;
    if (!wantsLetter(choiceOf(await this.store.refusal(this.reader, accountId)), kind)) return false;
    if (kind === 'answer') return this.store.isAnsweredSince(this.reader, item, Number(mark));
    if (item.expiresOn !== mark || item.state === 'outdated') return false;
    if (item.authorId === accountId) return true;
    return (await this.life.findConfirmation(this.reader, item.id, accountId))?.stillTrue ?? false;
  }
}
