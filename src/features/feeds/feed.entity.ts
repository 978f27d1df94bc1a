import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** A secret address of somebody's own calendar; several, so that one can be revoked without the others (C43). */
@Entity('feeds')
@Index('feeds_token', ['tokenHash'], { unique: true })
@Index('feeds_account', ['accountId', 'createdAt'])
export class Feed {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  /** Where it is used, to tell which to revoke. */
  @TextColumn() name!: string;
  @IntegerColumn() tokenVersion!: number;
  @TextColumn() tokenHash!: string;
  @InstantColumn() createdAt!: number;
  /** Written at most once a day. */
  @InstantColumn({ nullable: true }) readAt!: number | null;
}
