import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BooleanColumn, InstantColumn, RefColumn } from '../../platform/database/columns.js';

/**
 * « Déjà renouvelée ? », said at the gate by somebody whose dues lapsed: a host lets them in to that date, or not.
 * For the hosts and that person alone.
 */
@Entity('room_admissions')
@Index('room_admissions_account', ['accountId'])
export class RoomAdmission {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @InstantColumn() askedAt!: number;
  /** Null until a host decides. */
  @BooleanColumn({ nullable: true }) admitted!: boolean | null;
  @RefColumn({ nullable: true }) decidedBy!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
}
