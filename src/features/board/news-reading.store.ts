import { Injectable } from '@nestjs/common';
import { NOBODY } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { NewsComment } from './news-comment.entity.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import { NewsItem } from './news-item.entity.js';
import { andVisibleTo, type NewsReader } from './news-visibility.store.js';

export interface Tally {
  stillTrue: number;
  noLongerTrue: number;
  /** What one person said; null for nothing. */
  mine: boolean | null;
}

export interface NewsLink {
  id: string;
  title: string;
  supersedesId: string | null;
}

type Count = string | number | null;

/** What is said about items as they now read, beside what they say: each in one query for all. */
@Injectable()
export class NewsReadingStore {
  async tallies(
    from: Reader | Tx,
    ids: readonly string[],
    accountId: string | null,
  ): Promise<Map<string, Tally>> {
    if (!ids.length) return new Map();
    const own = (stillTrue: boolean) =>
      `sum(case when said.accountId = :accountId and said.stillTrue = ${stillTrue} then 1 else 0 end)`;
    const rows = await from.manager
      .createQueryBuilder(NewsConfirmation, 'said')
      .select('said.newsId', 'id')
      .addSelect('sum(case when said.stillTrue = true then 1 else 0 end)', 'yes')
      .addSelect('sum(case when said.stillTrue = false then 1 else 0 end)', 'no')
      .addSelect(own(true), 'ownYes')
      .addSelect(own(false), 'ownNo')
      .where('said.newsId in (:...ids)', { ids, accountId: accountId ?? NOBODY })
      .andWhere('said.stands = true')
      .groupBy('said.newsId')
      .getRawMany<{ id: string; yes: Count; no: Count; ownYes: Count; ownNo: Count }>();
    return new Map(
      rows.map(({ id, yes, no, ownYes, ownNo }) => [
        id,
        {
          stillTrue: Number(yes),
          noLongerTrue: Number(no),
          mine: Number(ownYes) > 0 ? true : Number(ownNo) > 0 ? false : null,
        },
      ]),
    );
  }

  /** How many comments each has, of those that are read. */
  async comments(from: Reader | Tx, ids: readonly string[]): Promise<Map<string, number>> {
    if (!ids.length) return new Map();
    const rows = await from.manager
      .createQueryBuilder(NewsComment, 'comment')
      .select('comment.newsId', 'id')
      .addSelect('count(*)', 'count')
      .where('comment.newsId in (:...ids)', { ids })
      .andWhere('comment.withdrawnAt is null and comment.hiddenAt is null')
      .groupBy('comment.newsId')
      .getRawMany<{ id: string; count: Count }>();
    return new Map(rows.map(({ id, count }) => [id, Number(count)]));
  }

  /** What replaces some items, and some others by their ids, as far as a reader finds them on the board. */
  links(
    from: Reader | Tx,
    { replacing, ids }: { replacing: readonly string[]; ids: readonly string[] },
    reader: NewsReader,
  ): Promise<NewsLink[]> {
    if (!replacing.length) return Promise.resolve([]);
    const query = from.manager
      .createQueryBuilder(NewsItem, 'item')
      .select('item.id', 'id')
      .addSelect('item.title', 'title')
      .addSelect('item.supersedesId', 'supersedesId')
      .where('(item.supersedesId in (:...replacing) or item.id in (:...ids))', {
        replacing,
        ids: ids.length ? ids : [NOBODY],
      })
      .orderBy('item.id');
    return andVisibleTo(query, reader).getRawMany<NewsLink>();
  }
}
