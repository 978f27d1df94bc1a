import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** A local service: what news is about. Days are `2027-03-05`, where it is. */
@Entity('structures')
@Index('structures_by_name', ['searchText', 'id'])
@Index('structures_likeness', ['likeness'])
@Index('structures_territory', ['territory', 'id'])
@Index('structures_run_by', ['runById'])
export class Structure {
  @IdColumn() id!: string;
  @TextColumn() name!: string;
  /** A code of `vocabulary/structure-types`. */
  @TextColumn() type!: string;
  @TextColumn() territory!: string;
  @TextColumn({ nullable: true }) town!: string | null;
  @TextColumn({ nullable: true }) address!: string | null;
  /** How anybody reaches it: a service's line and box, never a person's. */
  @TextColumn({ nullable: true }) phone!: string | null;
  @TextColumn({ nullable: true }) email!: string | null;
  @TextColumn({ nullable: true }) website!: string | null;
  /** The verified association or public service that runs it: what it posts about it is official. */
  @RefColumn({ nullable: true }) runById!: string | null;
  /** Its last day, once news that it closes for good is confirmed; it may be to come. */
  @TextColumn({ nullable: true }) closedOn!: string | null;
  /** Name, type's acronym and town, as `searchable` makes them. */
  @TextColumn() searchText!: string;
  /** What near-duplicates share: « C.C.A.S. de Brest » and « CCAS Brest » have the same. */
  @TextColumn() likeness!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) createdBy!: string | null;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}
