import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** What a phone's camera reads from a computer's screen to open the same account. */
@Entity('device_links')
@Index('device_links_token', ['tokenHash'], { unique: true })
@Index('device_links_account', ['accountId'])
export class DeviceLink {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @TextColumn() tokenHash!: string;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
}
