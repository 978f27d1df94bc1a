import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** A program's way in, for its owner's own use of the API. */
@Entity('access_tokens')
@Index('access_tokens_token', ['tokenHash'], { unique: true })
@Index('access_tokens_account', ['accountId', 'createdAt'])
export class AccessToken {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @TextColumn() name!: string;
  @TextColumn() tokenHash!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
}
