import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

/** Everybody signed in here who is a colleague, one community's members, or anybody. */
export const NEWS_SCOPES = ['instance', 'community', 'public'] as const;
export type NewsScope = (typeof NEWS_SCOPES)[number];

export const NEWS_STATUSES = ['draft', 'published', 'withdrawn'] as const;
export type NewsStatus = (typeof NEWS_STATUSES)[number];

/** What colleagues make of it; decided by one rule, in the transaction that changes what it follows from. */
export const NEWS_STATES = ['unverified', 'confirmed', 'official', 'disputed', 'outdated'] as const;
export type NewsState = (typeof NEWS_STATES)[number];

/** A post about a structure or a rule. Days are `2027-03-05`, in its territory. */
@Entity('news_items')
@Index('news_items_published', ['publishedAt', 'id'])
@Index('news_items_scope', ['scope', 'status', 'publishedAt', 'id'])
@Index('news_items_structure', ['structureId', 'publishedAt'])
@Index('news_items_community', ['communityId', 'publishedAt'])
@Index('news_items_author', ['authorId', 'status', 'updatedAt'])
@Index('news_items_association', ['associationId'])
@Index('news_items_supersedes', ['supersedesId'])
@Index('news_items_corrected', ['correctedAt'])
export class NewsItem {
  @IdColumn() id!: string;
  @TextColumn() kind!: NewsKind;
  @TextColumn() title!: string;
  @TextColumn() text!: string;
  @TextColumn() territory!: string;
  @RefColumn({ nullable: true }) structureId!: string | null;
  @TextColumn({ nullable: true }) effectiveOn!: string | null;
  @TextColumn({ nullable: true }) endsOn!: string | null;
  @TextColumn({ nullable: true }) deadlineOn!: string | null;
  @TextColumn({ nullable: true }) sourceText!: string | null;
  /** Shown as a link, never fetched. */
  @TextColumn({ nullable: true }) sourceUrl!: string | null;
  @TextColumn({ nullable: true }) alternative!: string | null;
  @TextColumn({ nullable: true }) newAddress!: string | null;
  /** Of a question about one. */
  @TextColumn({ nullable: true }) acronym!: string | null;
  @TextColumn() scope!: NewsScope;
  /** The one that it is kept to, or was posted from; never null where `scope` is `community`. */
  @RefColumn({ nullable: true }) communityId!: string | null;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) authorId!: string | null;
  /** In whose name it speaks; its author is one of that association's writers. */
  @RefColumn({ nullable: true }) associationId!: string | null;
  @TextColumn() status!: NewsStatus;
  @TextColumn() state!: NewsState;
  /** The older item that this one replaces, which is outdated by it. */
  @RefColumn({ nullable: true }) supersedesId!: string | null;
  /** The last day on which it is news, and when that day ends; null for a draft. */
  @TextColumn({ nullable: true }) expiresOn!: string | null;
  @InstantColumn({ nullable: true }) expiresAt!: number | null;
  /** When its author and those who confirmed it were last asked whether it still is true. */
  @InstantColumn({ nullable: true }) askedAt!: number | null;
  /** Since when nobody but moderators reads it. */
  @InstantColumn({ nullable: true }) hiddenAt!: number | null;
  /** When what it says was last put right, for those who had read it. */
  @InstantColumn({ nullable: true }) correctedAt!: number | null;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) publishedAt!: number | null;
  @InstantColumn() updatedAt!: number;
}
