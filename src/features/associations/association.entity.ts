import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

export const ASSOCIATION_KINDS = ['association', 'public-service'] as const;
export type AssociationKind = (typeof ASSOCIATION_KINDS)[number];

export const ASSOCIATION_STATUSES = ['requested', 'verified', 'refused'] as const;
export type AssociationStatus = (typeof ASSOCIATION_STATUSES)[number];

/** An organisation: one whose members pay dues, or a public service. It acts once an instance admin verified it. */
@Entity('associations')
@Index('associations_by_name', ['name', 'id'])
export class Association {
  @IdColumn() id!: string;
  @TextColumn() kind!: AssociationKind;
  @TextColumn() name!: string;
  @TextColumn({ nullable: true }) acronym!: string | null;
  @TextColumn() description!: string;
  @TextColumn() territory!: string;
  /** How to reach it, as it says in public: no person's address or phone. */
  @TextColumn({ nullable: true }) contactEmail!: string | null;
  @TextColumn({ nullable: true }) contactPhone!: string | null;
  @TextColumn({ nullable: true }) website!: string | null;
  /** Where dues are paid or renewed, over https. */
  @TextColumn({ nullable: true }) renewalUrl!: string | null;
  /** How long dues that lapsed still admit. */
  @IntegerColumn({ default: 30 }) graceDays!: number;
  @TextColumn() status!: AssociationStatus;
  /** What the admin wrote to whoever asked. */
  @TextColumn({ nullable: true }) decisionWord!: string | null;
  @RefColumn({ nullable: true }) requestedBy!: string | null;
  @InstantColumn({ nullable: true }) decidedAt!: number | null;
  /** Name and acronym, as `searchable` makes them. */
  @TextColumn({ default: '' }) searchText!: string;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
}
