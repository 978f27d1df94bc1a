import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn, TextColumn } from './columns.js';

/** A creating request that was answered, so that its repetition makes nothing new. */
@Entity('idempotency_keys')
export class IdempotencyKey {
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @PrimaryColumn({ type: 'text' }) key!: string;
  @TextColumn() fingerprint!: string;
  @TextColumn() result!: string;
  @InstantColumn() createdAt!: number;
}
