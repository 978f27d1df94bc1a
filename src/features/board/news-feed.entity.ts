import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

/** A secret address of the news that somebody may read; several, so that one can be revoked without the others. */
@Entity('news_feeds')
@Index('news_feeds_token', ['tokenHash'], { unique: true })
@Index('news_feeds_account', ['accountId', 'createdAt'])
export class NewsFeed {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  /** Where it is used, to tell which to revoke. */
  @TextColumn() name!: string;
  /** With what they lie in and what lies in them; all where empty. */
  @JsonColumn() territories!: string[];
  /** All where empty. */
  @JsonColumn() kinds!: NewsKind[];
  @IntegerColumn() tokenVersion!: number;
  @TextColumn() tokenHash!: string;
  @InstantColumn() createdAt!: number;
  /** Written at most once a day. */
  @InstantColumn({ nullable: true }) readAt!: number | null;
}
