import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BooleanColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** Who came, by the gate or as a host noted it. Erased after ninety days, and never an association's to read. */
@Entity('attendances')
@Index('attendances_account', ['accountId'])
export class Attendance {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  /** False where a host corrected it. */
  @BooleanColumn() present!: boolean;
  /** Who said so last. */
  @TextColumn() source!: 'gate' | 'host';
  @RefColumn({ nullable: true }) markedBy!: string | null;
  @InstantColumn() at!: number;
}
