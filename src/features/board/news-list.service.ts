import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import {
  DEFAULT_LIMIT,
  decodeCursor,
  instantPosition,
  type ListPage,
  toPage,
} from '../../platform/database/keyset.js';
import { PLACES } from '../../platform/database/search-query.js';
import { Reader } from '../../platform/database/transaction.js';
import { NewsAsking } from './news-asking.service.js';
import { NewsFinding } from './news-finding.service.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsListInput } from './news-list.input.js';
import { type NewsAsked, NewsListStore } from './news-list.store.js';
import { NewsReading, type SeenNews } from './news-reading.service.js';

type Asked = Partial<NewsListInput>;

const foundPosition = z.tuple([z.enum(PLACES), z.int().min(0)]);

/** What somebody finds on the board. */
@Injectable()
export class NewsList {
  constructor(
    private readonly asking: NewsAsking,
    private readonly store: NewsListStore,
    private readonly finding: NewsFinding,
    private readonly reading: NewsReading,
    private readonly reader: Reader,
  ) {}

  /** @throws DomainError not-found, for a community that does not show itself to this person */
  async list(viewer: Viewer | null, asked: Asked): Promise<ListPage<SeenNews>> {
    const { items, next } = await this.items(viewer, asked);
    return { items: await this.reading.seen(viewer, items), next };
  }

  /** All that was said of a structure, the latest first, outdated or not. */
  ofStructure(viewer: Viewer | null, structureId: string, asked: Asked = {}): Promise<ListPage<SeenNews>> {
    return this.list(viewer, { ...asked, structure: structureId, when: 'all' });
  }

  /** As `list`, of each item no more than it says itself: for a few lines. */
  async items(viewer: Viewer | null, asked: Asked): Promise<ListPage<NewsItem>> {
    const question = await this.asking.of(viewer, asked);
    const limit = asked.limit ?? DEFAULT_LIMIT;
    if (!question) return { items: [], next: null };
    if (asked.q) return this.found({ ...asked, q: asked.q, limit }, question);
    const after = decodeCursor(asked.cursor, instantPosition);
    const rows = await this.store.latest(this.reader, question, { after, limit: limit + 1 });
    return toPage(rows, limit, ({ publishedAt, id }) => [publishedAt!, id]);
  }

  private async found(
    { q, sort = 'relevance', cursor, limit }: Asked & { q: string; limit: number },
    question: NewsAsked,
  ): Promise<ListPage<NewsItem>> {
    const position = decodeCursor(cursor, foundPosition);
    const found = await this.finding.find(question, {
      words: q,
      order: sort,
      after: position && { place: position[0], position: position[1] },
      limit: limit + 1,
    });
    const page = toPage(found, limit, (last) => [last.place, last.position]);
    return { items: page.items.map(({ item }) => item), next: page.next };
  }
}
