import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, JsonColumn, TextColumn } from '../../platform/database/columns.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

/** What somebody wants to be told each week. Everybody who signs in has one; without it, they are not told yet. */
@Entity('digest_subscriptions')
@Index('digest_subscriptions_due', ['nextAt', 'accountId'])
export class DigestSubscription {
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  /** From 0, a Monday. */
  @IntegerColumn() weekday!: number;
  /** Null: that of their profile, or where that has none, those of their communities. */
  @JsonColumn({ nullable: true }) territories!: string[] | null;
  /** Null: all of them. */
  @JsonColumn({ nullable: true }) kinds!: NewsKind[] | null;
  /** Null: all that they are active in. */
  @JsonColumn({ nullable: true }) communityIds!: string[] | null;
  /** When the next one is due; null for who wants none. */
  @InstantColumn({ nullable: true }) nextAt!: number | null;
  /** Until when the last one told, whether there was something to say or not. */
  @InstantColumn() toldUntil!: number;
  /** What was published before, they were never told. */
  @InstantColumn() since!: number;
  /** The Monday of the week of the last one, where they live: there is one a week. */
  @TextColumn({ nullable: true }) week!: string | null;
  @IntegerColumn() revision!: number;
}
