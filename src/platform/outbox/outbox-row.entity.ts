import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, JsonColumn, TextColumn } from '../database/columns.js';

export type OutboxState = 'pending' | 'done' | 'parked';

/** One thing that one subscriber has to do. */
@Entity('outbox')
@Index('outbox_once', ['subscriber', 'kind', 'dedupeKey'], { unique: true })
export class OutboxRow {
  @IdColumn() id!: string;
  @TextColumn() subscriber!: string;
  @TextColumn() kind!: string;
  @JsonColumn() payload!: object;
  @TextColumn() dedupeKey!: string;
  @TextColumn() state!: OutboxState;
  @InstantColumn() availableAt!: number;
  @IntegerColumn() attempts!: number;
  @TextColumn({ nullable: true }) leaseOwner!: string | null;
  @InstantColumn({ nullable: true }) leaseUntil!: number | null;
  /** What kind of failure, never its words: those may name people. */
  @TextColumn({ nullable: true }) lastError!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) settledAt!: number | null;
}
