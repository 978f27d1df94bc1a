import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

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
  /** Where it already lives: the page of a group or of a list, over https. */
  @TextColumn({ nullable: true }) livesAtUrl!: string | null;
  /** Such as « groupe Facebook ». */
  @TextColumn({ nullable: true }) livesAtName!: string | null;
  @TextColumn({ nullable: true }) parentAssociation!: string | null;
  /** The same one, where it is known here; its name then counts, and not the text. */
  @RefColumn({ nullable: true }) parentAssociationId!: string | null;
  /** Shown to those who ask to join, above the word that they may write. */
  @TextColumn({ nullable: true }) joinQuestion!: string | null;
  /** When its latest gathering ends, past or to come. */
  @InstantColumn({ nullable: true }) lastGatheringAt!: number | null;
  /** When a host last said that it lives. */
  @InstantColumn({ nullable: true }) awakenedAt!: number | null;
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
}
