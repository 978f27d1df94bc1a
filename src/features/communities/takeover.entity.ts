import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../platform/database/columns.js';

/** A co-host asks to be organiser where no organiser is seen any more; gone once opposed, withdrawn or done. */
@Entity('takeovers')
@Index('takeovers_once', ['communityId'], { unique: true })
export class Takeover {
  @IdColumn() id!: string;
  @RefColumn() communityId!: string;
  @RefColumn() accountId!: string;
  @InstantColumn() askedAt!: number;
  /** Until when organisers can oppose. */
  @InstantColumn() dueAt!: number;
}
