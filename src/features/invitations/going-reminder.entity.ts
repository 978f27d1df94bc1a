import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';
import type { GoingReminderKind } from './going-reminder.rules.js';

/** Who was reminded that they are going: each of them once of each kind, unless the event was put off since. */
@Entity('going_reminders')
@Index('going_reminders_account', ['accountId'])
export class GoingReminder {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @PrimaryColumn({ type: 'text' }) kind!: GoingReminderKind;
  /** The start that they were reminded of. */
  @InstantColumn() startsAt!: number;
  @InstantColumn() at!: number;
}
