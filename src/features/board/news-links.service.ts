import { timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials } from '../../platform/credentials/credentials.js';

/** What such a mail carries is for one person and one question, and never changes. */
const FIRST = 1;

export interface QuestionOfPerson {
  newsId: string;
  accountId: string;
  /** The last day that the item had: once it has another, that is another question. */
  expiresOn: string;
}

/** The links that mail about news carries: to say that it still is true, and to be asked no more. */
@Injectable()
export class NewsLinks {
  constructor(
    private readonly credentials: Credentials,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  newsUrl(newsId: string): string {
    return `${this.settings.publicUrl}/news/${newsId}`;
  }

  stillTrueUrl(question: QuestionOfPerson): string {
    const { newsId, expiresOn, accountId } = question;
    return `${this.newsUrl(newsId)}/still-true/${expiresOn}/${accountId}/${this.questionToken(question)}`;
  }

  refusalUrl(accountId: string): string {
    return `${this.settings.publicUrl}/news-mail/${accountId}/${this.refusalToken(accountId)}`;
  }

  opensQuestion(question: QuestionOfPerson, token: string): boolean {
    return isSame(this.questionToken(question), token);
  }

  opensRefusal(accountId: string, token: string): boolean {
    return isSame(this.refusalToken(accountId), token);
  }

  private questionToken({ newsId, accountId, expiresOn }: QuestionOfPerson): string {
    return this.credentials.token('still-true', `${newsId}:${accountId}:${expiresOn}`, FIRST);
  }

  private refusalToken(accountId: string): string {
    return this.credentials.token('no-more-news-mail', accountId, FIRST);
  }
}

function isSame(expected: string, given: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(given)];
  return one.length === other.length && timingSafeEqual(one, other);
}
