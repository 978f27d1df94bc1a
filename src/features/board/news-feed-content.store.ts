import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { Reader } from '../../platform/database/transaction.js';
import { Structure } from '../structures/structure.entity.js';
import { territoriesAround } from '../../vocabulary/territories.js';
import type { FeedChoices } from './news-feed.rules.js';
import { NewsItem, type NewsState } from './news-item.entity.js';
import { andVisibleTo, type NewsReader } from './news-visibility.store.js';

/** Whose feed it is, and what it is narrowed to. */
export interface NewsFeedAsked {
  reader: NewsReader;
  choices: FeedChoices;
  now: number;
}

/** All of an item that can change in a feed. */
export interface FeedLine {
  id: string;
  revision: number;
  state: NewsState;
  /** Of its structure, which may be named otherwise. */
  structureRevision: number | null;
  expiresAt: number;
}

/** An item of a feed. */
export interface FedNews {
  item: NewsItem;
  structureName: string | null;
}

const MOST = 50;

/** What stands in a news feed: the latest items that still are news. */
@Injectable()
export class NewsFeedContentStore {
  constructor(private readonly reader: Reader) {}

  /** What tells whether a feed changed, in one query. */
  async lines(asked: NewsFeedAsked): Promise<FeedLine[]> {
    const rows = await this.shown(asked)
      .select('item.id', 'id')
      .addSelect('item.revision', 'revision')
      .addSelect('item.state', 'state')
      .addSelect('structure.revision', 'structureRevision')
      .addSelect('item.expiresAt', 'expiresAt')
      .getRawMany<FeedLine>();
    return rows.map((row) => ({ ...row, expiresAt: Number(row.expiresAt) }));
  }

  async items(asked: NewsFeedAsked): Promise<FedNews[]> {
    const { entities, raw } = await this.shown(asked)
      .addSelect('structure.name', 'structureName')
      .getRawAndEntities<{ structureName: string | null }>();
    return entities.map((item, index) => ({ item, structureName: raw[index]!.structureName }));
  }

  private shown({ reader, choices, now }: NewsFeedAsked): SelectQueryBuilder<NewsItem> {
    const { kinds } = choices;
    const territories = choices.territories.flatMap(territoriesAround);
    const query = andVisibleTo(this.reader.manager.createQueryBuilder(NewsItem, 'item'), reader)
      .leftJoin(Structure, 'structure', 'structure.id = item.structureId')
      // Not by the index on that: the latest are to be read in their order.
      .andWhere("+ item.expiresAt > :now and item.state <> 'outdated'", { now });
    if (territories.length) query.andWhere('item.territory in (:...territories)', { territories });
    if (kinds.length) query.andWhere('item.kind in (:...kinds)', { kinds });
    return query.orderBy('item.publishedAt', 'DESC').addOrderBy('item.id', 'DESC').limit(MOST);
  }
}
