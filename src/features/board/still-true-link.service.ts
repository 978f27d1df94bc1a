import { Injectable } from '@nestjs/common';
import { isDay } from '../../calendar/days.js';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AccountService } from '../accounts/account.service.js';
import { NewsLinks, type QuestionOfPerson } from './news-links.service.js';
import { dayThere } from './news-life.rules.js';
import { viewerOf } from './news-mail.rules.js';
import type { SeenNews } from './news-reading.service.js';
import { NewsService } from './news.service.js';
import { isLinkOpen, saidSince } from './still-true.rules.js';

/** What the link of a « toujours vrai ? » shows, without signing in. */
export interface StillTrueLink {
  seen: SeenNews;
  viewer: Viewer;
  /** What they said since they were asked; null for nothing yet. */
  said: boolean | null;
}

/** Opens what was mailed to somebody who told or confirmed news. */
@Injectable()
export class StillTrueLinkService {
  constructor(
    private readonly links: NewsLinks,
    private readonly news: NewsService,
    private readonly accounts: AccountService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found: unknown, too late, or no longer theirs to read */
  async open(question: QuestionOfPerson, token: string): Promise<StillTrueLink> {
    const { newsId, accountId, expiresOn } = question;
    if (!isDay(expiresOn) || !isId(accountId) || !this.links.opensQuestion(question, token)) throw notFound();
    const account = await this.accounts.holder(accountId);
    if (!account) throw notFound();
    const viewer = viewerOf(account);
    const seen = await this.news.view(viewer, newsId);
    const { status, hiddenAt, territory } = seen.item;
    if (status !== 'published' || hiddenAt !== null) throw notFound();
    if (!isLinkOpen(expiresOn, dayThere(this.clock.now(), territory))) throw notFound();
    return { seen, viewer, said: saidSince({ ...seen, isOwn: seen.can.withdraw }, expiresOn) };
  }
}
