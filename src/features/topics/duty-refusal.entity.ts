import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';

/** A host who wants no reminder of their dates of a series. */
@Entity('duty_refusals')
@Index('duty_refusals_account', ['accountId'])
export class DutyRefusal {
  @PrimaryColumn({ type: 'uuid' }) seriesId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @InstantColumn() refusedAt!: number;
}
