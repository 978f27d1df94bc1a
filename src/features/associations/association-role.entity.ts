import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';

export const ASSOCIATION_ROLES = ['writer', 'manager'] as const;
export type AssociationRoleName = (typeof ASSOCIATION_ROLES)[number];

/** Somebody who posts in an association's name, or keeps its adhesions; one may do both. */
@Entity('association_roles')
@Index('association_roles_account', ['accountId'])
export class AssociationRole {
  @PrimaryColumn({ type: 'uuid' }) associationId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @PrimaryColumn({ type: 'text' }) role!: AssociationRoleName;
  @InstantColumn() since!: number;
  /** Since when it waits to be confirmed again: the person's address changed, and may be another's job. */
  @InstantColumn({ nullable: true }) suspendedAt!: number | null;
}
