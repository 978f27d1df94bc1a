import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';

/** Who was sent a message: each person once, and what they had answered then stays decided. */
@Entity('event_message_tellings')
export class EventMessageTelling {
  @PrimaryColumn({ type: 'uuid' }) messageId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @InstantColumn() toldAt!: number;
}
