import { Injectable } from '@nestjs/common';
import { Brackets, type SelectQueryBuilder } from 'typeorm';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsItem } from '../board/news-item.entity.js';
import { Event } from '../events/event.entity.js';
import type { DateCandidate, NewsCandidate } from './digest.rules.js';

/** Where the readers of many digests live and belong. */
export interface Reach {
  territories: readonly string[];
  communityIds: readonly string[];
}

/** What may be told, to many people at a time: little of each, read once for all of them. */
@Injectable()
export class DigestContentsStore {
  /** Published since an instant, the latest first. */
  async published(from: Reader | Tx, reach: Reach, since: number): Promise<NewsCandidate[]> {
    if (!reach.territories.length && !reach.communityIds.length) return [];
    return within(candidates(from), reach)
      .andWhere("item.status = 'published' and item.publishedAt >= :since", { since })
      .orderBy('item.publishedAt', 'DESC')
      .addOrderBy('item.id', 'DESC')
      .getRawMany<NewsCandidate>();
  }

  /** Published before an instant and put right since, wherever: there are few. The latest correction first. */
  async corrected(from: Reader | Tx, since: number): Promise<NewsCandidate[]> {
    const found = await candidates(from)
      .where('item.correctedAt >= :since', { since })
      .orderBy('item.correctedAt', 'DESC')
      .getRawMany<NewsCandidate>();
    return found.filter(({ publishedAt }) => publishedAt < since);
  }

  /** What takes place in some communities, the soonest first. */
  async dates(
    from: Reader | Tx,
    communityIds: readonly string[],
    { after, before }: { after: number; before: number },
  ): Promise<DateCandidate[]> {
    if (!communityIds.length) return [];
    return from.manager
      .createQueryBuilder(Event, 'event')
      .select('event.id', 'id')
      .addSelect('event.communityId', 'communityId')
      .addSelect('event.sharedCommunityId', 'sharedCommunityId')
      .addSelect('event.startsAt', 'startsAt')
      .where("event.status = 'scheduled' and event.startsAt > :after and event.startsAt <= :before", {
        after,
        before,
      })
      .andWhere(
        '(event.communityId in (:...communityIds) or event.sharedCommunityId in (:...communityIds))',
        {
          communityIds,
        },
      )
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .getRawMany<DateCandidate>();
  }
}

const candidates = (from: Reader | Tx): SelectQueryBuilder<NewsItem> =>
  from.manager
    .createQueryBuilder(NewsItem, 'item')
    .leftJoin(NewsItem, 'replaced', 'replaced.id = item.supersedesId')
    .select('item.id', 'id')
    .addSelect('item.kind', 'kind')
    .addSelect('item.territory', 'territory')
    .addSelect('item.scope', 'scope')
    .addSelect('item.communityId', 'communityId')
    .addSelect('item.authorId', 'authorId')
    .addSelect('item.status', 'status')
    .addSelect('item.state', 'state')
    .addSelect('item.hiddenAt', 'hiddenAt')
    .addSelect('item.expiresAt', 'expiresAt')
    .addSelect('item.publishedAt', 'publishedAt')
    .addSelect('item.correctedAt', 'correctedAt')
    .addSelect('replaced.publishedAt', 'replacedAt');

function within(
  query: SelectQueryBuilder<NewsItem>,
  { territories, communityIds }: Reach,
): SelectQueryBuilder<NewsItem> {
  return query.where(
    new Brackets((either) => {
      if (territories.length)
        either.orWhere("(item.territory in (:...territories) and item.scope <> 'community')", {
          territories,
        });
      if (communityIds.length)
        either.orWhere("(item.communityId in (:...communityIds) and item.scope = 'community')", {
          communityIds,
        });
    }),
  );
}
