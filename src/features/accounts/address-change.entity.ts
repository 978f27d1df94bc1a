import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** What an address is for: the account's own, where it is written to, or one that only signs in. */
export type AddressUse = 'main' | 'backup';

/** An address that somebody asked to have, confirmed by whoever reads it. */
@Entity('address_changes')
@Index('address_changes_confirmation', ['confirmationHash'], { unique: true })
@Index('address_changes_undo', ['undoHash'], { unique: true })
@Index('address_changes_account', ['accountId', 'createdAt'])
export class AddressChange {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @TextColumn() purpose!: AddressUse;
  @TextColumn() email!: string;
  /** The one that it took the place of; null until then, and for a backup. */
  @TextColumn({ nullable: true }) formerEmail!: string | null;
  @TextColumn() confirmationHash!: string;
  @TextColumn() undoHash!: string;
  @InstantColumn() createdAt!: number;
  /** Given up by who asked, or asked again. */
  @InstantColumn({ nullable: true }) withdrawnAt!: number | null;
  @InstantColumn({ nullable: true }) confirmedAt!: number | null;
  @InstantColumn({ nullable: true }) undoneAt!: number | null;
}
