import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../platform/database/columns.js';

/** « Je viens d'habitude »: going to each date of a series unless they say no to one. */
@Entity('followings')
@Index('followings_once', ['seriesId', 'accountId'], { unique: true })
@Index('followings_order', ['seriesId', 'since', 'id'])
@Index('followings_account', ['accountId'])
export class Following {
  @IdColumn() id!: string;
  @RefColumn() seriesId!: string;
  @RefColumn() accountId!: string;
  /** When they began: their rank on every date, kept when a series is split. */
  @InstantColumn() since!: number;
  /** Since when their dues admit to nothing: dates are no longer theirs, the rank is for sixty days. */
  @InstantColumn({ nullable: true }) lapsedAt!: number | null;
}
