import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RefColumn } from '../../platform/database/columns.js';

/** « C'est confirmé », said by a host of a date for the time that it had then. */
@Entity('date_confirmations')
@Index('date_confirmations_account', ['accountId'])
export class DateConfirmation {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @RefColumn() accountId!: string;
  /** The start that was confirmed: a date that is put off has to be confirmed again. */
  @InstantColumn() startsAt!: number;
  @InstantColumn() at!: number;
}
