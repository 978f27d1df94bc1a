import { Injectable } from '@nestjs/common';
import { type DomainError, forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { bodyOf } from '../board/news-fields.rules.js';
import { NewsHiding } from '../board/news-hiding.service.js';
import type { NewsItem } from '../board/news-item.entity.js';
import { mayNews } from '../board/news.policy.js';
import { NewsService } from '../board/news.service.js';
import { type ReadText, type Subject, type SubjectState, writtenTexts } from './subject.rules.js';

/** Items of the board, as what is moderated. */
@Injectable()
export class NewsSubjects {
  constructor(
    private readonly news: NewsService,
    private readonly hiding: NewsHiding,
  ) {}

  /** @throws DomainError not-found, own-text, forbidden */
  async reportable(viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    const { item, can } = await this.news.view(viewer, id);
    if (!can.report) throw refusalOf(viewer, item.authorId);
    return newsSubject(item);
  }

  /** As `reportable`, held until the transaction ends. */
  async reportableIn(tx: Tx, viewer: Viewer | null, { id }: ReadText): Promise<Subject> {
    const { item, access } = await this.news.lockIn(tx, viewer, id);
    if (!mayNews('report', access, item)) throw refusalOf(viewer, item.authorId);
    return newsSubject(item);
  }

  async byIds(from: Reader | Tx, ids: readonly string[]): Promise<Subject[]> {
    return (await this.hiding.itemsByIds(from, ids)).map(newsSubject);
  }

  async lockIn(tx: Tx, id: string): Promise<Subject | null> {
    const item = await this.hiding.lockItemIn(tx, id);
    return item && newsSubject(item);
  }

  hideIn(tx: Tx, id: string, at: number): Promise<void> {
    return this.hiding.hideIn(tx, id, at);
  }

  showIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.showIn(tx, id);
  }

  eraseIn(tx: Tx, id: string): Promise<void> {
    return this.hiding.eraseIn(tx, id);
  }
}

/** Where an item stands, and what is said below it. */
export const placeOfItem = ({ id, kind, communityId, territory }: NewsItem) => ({
  path: `/news/${id}`,
  about: null,
  newsId: id,
  kind,
  communityId,
  territory,
  country: territoryCountry(territory),
});

function newsSubject(item: NewsItem): Subject {
  const { alternative, newAddress, acronym, sourceText, sourceUrl } = item;
  return {
    ...placeOfItem(item),
    type: 'news',
    id: item.id,
    associationId: item.associationId,
    authorId: item.authorId,
    state: stateOfItem(item),
    isCorrectable: true,
    isForFew: false,
    revision: item.revision,
    title: item.title,
    texts: writtenTexts([bodyOf(item), alternative, newAddress, acronym, sourceText, sourceUrl]),
    createdAt: item.publishedAt ?? item.createdAt,
  };
}

function stateOfItem({ status, hiddenAt, title, text }: NewsItem): SubjectState {
  if (status === 'withdrawn') return title === '' && text === '' ? 'gone' : 'withdrawn';
  return hiddenAt === null ? 'shown' : 'hidden';
}

const refusalOf = (viewer: Viewer | null, authorId: string | null): DomainError =>
  forbidden(viewer !== null && viewer.accountId === authorId ? 'own-text' : 'forbidden');
