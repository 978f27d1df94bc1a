import { Entity } from 'typeorm';
import { InstantColumn, KeyColumn } from '../../platform/database/columns.js';

/** « Ne plus m'inviter »: the address as a keyed hash, so that refusing keeps no address. */
@Entity('invitation_refusals')
export class AddressRefusal {
  @KeyColumn() addressHash!: string;
  @InstantColumn() createdAt!: number;
}
