import { Entity, Index } from 'typeorm';
import { InstantColumn, KeyColumn, RefColumn } from '../../platform/database/columns.js';

/** Whose an address is: an account's own, its backup, or for a while the one it left. No two accounts share one. */
@Entity('address_claims')
@Index('address_claims_account', ['accountId'])
export class AddressClaim {
  /** Normalised by `normaliseEmail`. */
  @KeyColumn() email!: string;
  @RefColumn() accountId!: string;
  /** Null while it signs in; else it was left, and is kept from others until then. */
  @InstantColumn({ nullable: true }) keptUntil!: number | null;
}
