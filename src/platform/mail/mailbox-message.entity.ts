import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, TextColumn } from '../database/columns.js';

/** A mail kept by the local mailbox instead of being sent. */
@Entity('mailbox_messages')
@Index('mailbox_messages_newest', ['receivedAt', 'id'])
export class MailboxMessage {
  @IdColumn() id!: string;
  @Index('mailbox_messages_message_id', { unique: true })
  @TextColumn()
  messageId!: string;
  /** Lower-cased. */
  @TextColumn() toAddress!: string;
  @TextColumn() subject!: string;
  @InstantColumn() receivedAt!: number;
  @TextColumn() raw!: string;
  @TextColumn() text!: string;
  @TextColumn() html!: string;
  @TextColumn({ nullable: true }) ics!: string | null;
  @TextColumn({ nullable: true }) icsMethod!: string | null;
}
