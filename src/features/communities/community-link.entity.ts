import { Entity, Index } from 'typeorm';
import { IdColumn, IntegerColumn, TextColumn } from '../../platform/database/columns.js';

/** The one link by which whoever has it may join. */
@Entity('community_links')
@Index('community_links_token', ['tokenHash'], { unique: true })
export class CommunityLink {
  @IdColumn() communityId!: string;
  /** Raised by each renewal. */
  @IntegerColumn() version!: number;
  /** Null while it is switched off. */
  @TextColumn({ nullable: true }) tokenHash!: string | null;
}
