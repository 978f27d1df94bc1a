import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn } from '../../platform/database/columns.js';

/** Somebody's access is closed; the row is there while it lasts. */
@Entity('suspensions')
@Index('suspensions_account', ['accountId'], { unique: true })
@Index('suspensions_list', ['at', 'id'])
@Index('suspensions_decided_by', ['decidedBy'])
export class Suspension {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) decidedBy!: string | null;
  @InstantColumn() at!: number;
  /** When it is over by itself; null until somebody lifts it. */
  @InstantColumn({ nullable: true }) endsAt!: number | null;
}
