import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, IntegerColumn, TextColumn } from '../../platform/database/columns.js';

export const JOIN_POLICIES = ['open', 'approval', 'invitation'] as const;
export type JoinPolicy = (typeof JOIN_POLICIES)[number];

@Entity('communities')
@Index('communities_slug', ['slug'], { unique: true })
@Index('communities_by_name', ['name', 'id'])
export class Community {
  @IdColumn() id!: string;
  /** In its address; given at its founding and kept when the name changes. */
  @TextColumn() slug!: string;
  @TextColumn() name!: string;
  @TextColumn() description!: string;
  @TextColumn() territory!: string;
  @TextColumn() timeZone!: string;
  @TextColumn() joinPolicy!: JoinPolicy;
  @TextColumn() charter!: string;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
}
