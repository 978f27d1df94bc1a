import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

@Entity('sessions')
@Index('sessions_token', ['tokenHash'], { unique: true })
@Index('sessions_account', ['accountId', 'createdAt'])
export class Session {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @TextColumn() tokenHash!: string;
  /** « Poste partagé »: ends with the browser, and after half a day at the latest. */
  @BooleanColumn() shared!: boolean;
  /** The browser's family and system, for its owner to recognise it. */
  @TextColumn() device!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn() seenAt!: number;
  @InstantColumn() expiresAt!: number;
}
