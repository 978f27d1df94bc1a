import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../../platform/database/transaction.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import type { Theme } from '../../vocabulary/themes.js';
import { NewsItem, type NewsScope, type NewsState } from './news-item.entity.js';
import type { NewsAge } from './news-list.input.js';
import { NewsTheme } from './news-theme.entity.js';
import { andVisibleTo, type NewsReader } from './news-visibility.store.js';

/** What items have to be; what is absent is not asked. */
export interface NewsFilter {
  kind?: NewsKind | undefined;
  theme?: Theme | undefined;
  territories?: readonly string[] | undefined;
  structureId?: string | undefined;
  communityId?: string | undefined;
  scope?: NewsScope | undefined;
  /** As it is shown at `now`: what is past its last day is outdated. */
  state?: NewsState | undefined;
  age: NewsAge;
  now: number;
}

export interface NewsAsked {
  reader: NewsReader;
  filter: NewsFilter;
}

const IS_PAST = "(item.expiresAt <= :now or item.state = 'outdated')";
const IS_CURRENT = "item.expiresAt > :now and item.state <> 'outdated'";

/** Finds items by what they are. */
@Injectable()
export class NewsListStore {
  /** The latest first, below `after` where one is given. */
  latest(
    from: Reader,
    asked: NewsAsked,
    { after, limit }: { after: readonly [publishedAt: number, id: string] | null; limit: number },
  ): Promise<NewsItem[]> {
    const query = asking(from, asked);
    if (after)
      query
        .andWhere('item.publishedAt <= :at and (item.publishedAt < :at or item.id < :id)')
        .setParameters({ at: after[0], id: after[1] });
    return query.orderBy('item.publishedAt', 'DESC').addOrderBy('item.id', 'DESC').limit(limit).getMany();
  }

  /** Those of some items that are what is asked, by their ids. */
  async among(from: Reader, ids: readonly string[], asked: NewsAsked): Promise<Map<string, NewsItem>> {
    const items = await asking(from, asked).andWhere('item.id in (:...ids)', { ids }).getMany();
    return new Map(items.map((item) => [item.id, item]));
  }
}

function asking(from: Reader, { reader, filter }: NewsAsked): SelectQueryBuilder<NewsItem> {
  const query = andVisibleTo(from.manager.createQueryBuilder(NewsItem, 'item'), reader);
  const { kind, theme, territories, structureId, communityId, scope } = filter;
  if (kind) query.andWhere('item.kind = :kind', { kind });
  if (territories) query.andWhere('item.territory in (:...territories)', { territories });
  if (structureId) query.andWhere('item.structureId = :structureId', { structureId });
  if (communityId) query.andWhere('item.communityId = :communityId', { communityId });
  if (scope) query.andWhere('item.scope = :scope', { scope });
  if (theme) andAbout(query, theme);
  return andAged(query, filter);
}

function andAbout(query: SelectQueryBuilder<NewsItem>, theme: Theme): void {
  const tagged = query
    .subQuery()
    .select('1')
    .from(NewsTheme, 'tag')
    .where('tag.newsId = item.id and tag.theme = :theme');
  query.andWhere(`exists ${tagged.getQuery()}`).setParameter('theme', theme);
}

function andAged(
  query: SelectQueryBuilder<NewsItem>,
  { age, state, now }: NewsFilter,
): SelectQueryBuilder<NewsItem> {
  if (state === 'outdated' || age === 'past') query.andWhere(IS_PAST, { now });
  if (state !== undefined && state !== 'outdated') query.andWhere('item.state = :state', { state });
  if (age === 'current' || (state !== undefined && state !== 'outdated')) query.andWhere(IS_CURRENT, { now });
  return query;
}
