import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

export const ROLES = ['member', 'cohost', 'moderator', 'organiser'] as const;
export type Role = (typeof ROLES)[number];

/** Those who schedule, let in and welcome. */
export const HOST_ROLES: readonly Role[] = ['cohost', 'organiser'];

/** Those who decide on reports. */
export const MODERATING_ROLES: readonly Role[] = ['moderator', 'organiser'];

export const MEMBERSHIP_STATUSES = ['pending', 'active', 'removed'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** What somebody is in a community; null for a stranger to it. */
export interface Standing {
  role: Role;
  status: MembershipStatus;
}

/** An account in a community. One who leaves keeps no row; one who is removed does, so as not to come back. */
@Entity('memberships')
@Index('memberships_once', ['communityId', 'accountId'], { unique: true })
@Index('memberships_roll', ['communityId', 'status', 'createdAt', 'id'])
@Index('memberships_account', ['accountId', 'status'])
export class Membership {
  @IdColumn() id!: string;
  @RefColumn() communityId!: string;
  @RefColumn() accountId!: string;
  @TextColumn() role!: Role;
  @TextColumn() status!: MembershipStatus;
  /** Written when asking to join; kept until that is answered. */
  @TextColumn({ nullable: true }) word!: string | null;
  /** A host's own choice: the name is shown to people without an account. */
  @BooleanColumn() shownToAll!: boolean;
  @InstantColumn() charterAcceptedAt!: number;
  @InstantColumn() createdAt!: number;
}
