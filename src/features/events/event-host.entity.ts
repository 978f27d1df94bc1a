import { Entity, Index, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../platform/database/columns.js';

@Entity('event_hosts')
@Index('event_hosts_account', ['accountId'])
export class EventHost {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  /** The first is the one whom invitations name. */
  @IntegerColumn() rank!: number;
}
