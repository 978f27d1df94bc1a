import { Injectable } from '@nestjs/common';
import type { SelectQueryBuilder } from 'typeorm';
import { NOBODY } from '../../kernel/ids.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Association } from '../associations/association.entity.js';
import { Community } from '../communities/community.entity.js';
import { Structure } from '../structures/structure.entity.js';
import { NewsComment } from './news-comment.entity.js';
import { NewsConfirmation } from './news-confirmation.entity.js';
import { NewsItem } from './news-item.entity.js';
import { andVisibleTo, type NewsReader, visible } from './news-visibility.store.js';

export interface NewsLink {
  id: string;
  title: string;
}

/** What an item names, whoever may know it. */
export interface NewsNames {
  structure: Structure | null;
  author: Account | null;
  /** In whose name it speaks. */
  association: { id: string; name: string } | null;
  community: { slug: string; name: string } | null;
}

/** What its reader finds on the board. */
interface NewsLinked {
  supersedes: NewsLink | null;
  supersededBy: NewsLink | null;
}

/** What is said of an item as it now reads. */
export interface NewsEchoes {
  stillTrue: number;
  noLongerTrue: number;
  /** What its reader said; null for nothing. */
  mine: boolean | null;
  /** Those that are read. */
  comments: number;
}

export type NewsAround = NewsNames & NewsLinked & NewsEchoes;

type Joined = NewsItem & Pick<NewsNames, 'structure' | 'author'>;
type Count = string | number;
type Text = string | null;

interface Raw {
  item_id: string;
  associationId: Text;
  association: Text;
  slug: Text;
  community: Text;
  olderId: Text;
  older: Text;
  newerId: Text;
  newer: Text;
  yes: Count;
  no: Count;
  mine: boolean | number | null;
  comments: Count;
}

/** What stands around items, in one query for all. */
@Injectable()
export class NewsReadingStore {
  async around(
    from: Reader | Tx,
    ids: readonly string[],
    reader: NewsReader,
  ): Promise<Map<string, NewsAround>> {
    if (!ids.length) return new Map();
    const query = from.manager
      .createQueryBuilder(NewsItem, 'item')
      .select('item.id')
      .where('item.id in (:...ids)', { ids })
      .orderBy('newer.id', 'DESC');
    const { entities, raw } = await withEchoes(withNames(query, reader), reader).getRawAndEntities<Raw>();
    const items = new Map((entities as Joined[]).map((item) => [item.id, item]));
    // Of several that replace it, the first.
    return new Map(raw.map((row) => [row.item_id, aroundOf(items.get(row.item_id)!, row)]));
  }

  /** As a reader finds it on the board. */
  async link(from: Reader | Tx, id: string | null, reader: NewsReader): Promise<NewsLink | null> {
    if (id === null) return null;
    const query = from.manager
      .createQueryBuilder(NewsItem, 'item')
      .select(['item.id', 'item.title'])
      .where('item.id = :id', { id });
    return andVisibleTo(query, reader).getOne();
  }
}

type Select = SelectQueryBuilder<NewsItem>;

function withNames(query: Select, reader: NewsReader): Select {
  return query
    .leftJoinAndMapOne('item.structure', Structure, 'structure', 'structure.id = item.structureId')
    .leftJoinAndMapOne('item.author', Account, 'author', 'author.id = item.authorId')
    .leftJoin(Association, 'association', 'association.id = item.associationId')
    .addSelect('association.id', 'associationId')
    .addSelect('association.name', 'association')
    .leftJoin(Community, 'community', 'community.id = item.communityId')
    .addSelect('community.slug', 'slug')
    .addSelect('community.name', 'community')
    .leftJoin(NewsItem, 'older', `older.id = item.supersedesId and ${visible(query, 'older', reader)}`)
    .addSelect('older.id', 'olderId')
    .addSelect('older.title', 'older')
    .leftJoin(NewsItem, 'newer', `newer.supersedesId = item.id and ${visible(query, 'newer', reader)}`)
    .addSelect('newer.id', 'newerId')
    .addSelect('newer.title', 'newer');
}

function withEchoes(query: Select, { accountId }: NewsReader): Select {
  const said = (what: string, which: string) => (outer: Select) =>
    outer
      .subQuery()
      .select(what)
      .from(NewsConfirmation, 'said')
      .where(`said.newsId = item.id and said.stands = true and ${which}`);
  const comments = (outer: Select) =>
    outer
      .subQuery()
      .select('count(*)')
      .from(NewsComment, 'comment')
      .where('comment.newsId = item.id and comment.withdrawnAt is null and comment.hiddenAt is null');
  return query
    .addSelect(said('count(*)', 'said.stillTrue = true'), 'yes')
    .addSelect(said('count(*)', 'said.stillTrue = false'), 'no')
    .addSelect(said('said.stillTrue', 'said.accountId = :mine'), 'mine')
    .addSelect(comments, 'comments')
    .setParameter('mine', accountId ?? NOBODY);
}

function aroundOf({ structure, author }: Joined, row: Raw): NewsAround {
  return {
    structure,
    author,
    association: row.associationId === null ? null : { id: row.associationId, name: row.association! },
    community: row.slug === null ? null : { slug: row.slug, name: row.community! },
    supersedes: row.olderId === null ? null : { id: row.olderId, title: row.older! },
    supersededBy: row.newerId === null ? null : { id: row.newerId, title: row.newer! },
    stillTrue: Number(row.yes),
    noLongerTrue: Number(row.no),
    mine: row.mine === null ? null : Boolean(row.mine),
    comments: Number(row.comments),
  };
}
