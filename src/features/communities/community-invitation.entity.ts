import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** An address that a host asked to join: its link opens the door to its owner alone. */
@Entity('community_invitations')
@Index('community_invitations_once', ['communityId', 'accountId'], { unique: true })
@Index('community_invitations_roll', ['communityId', 'createdAt', 'id'])
@Index('community_invitations_token', ['tokenHash'], { unique: true })
@Index('community_invitations_refusal', ['refusalTokenHash'], { unique: true })
export class CommunityInvitation {
  @IdColumn() id!: string;
  @RefColumn() communityId!: string;
  @RefColumn() accountId!: string;
  /** The address that a host gave, and goes on reading; theirs may be another. */
  @TextColumn() knownAs!: string;
  /** The host who asked last. */
  @RefColumn({ nullable: true }) invitedBy!: string | null;
  @TextColumn() tokenHash!: string;
  @TextColumn() refusalTokenHash!: string;
  /** When its latest mail is due. */
  @InstantColumn() mailedAt!: number;
  /** When it was last given, after having been taken back. */
  @InstantColumn() createdAt!: number;
  /** Taken back, or no longer needed; the link in the mail still says « Ne plus m'inviter ». */
  @InstantColumn({ nullable: true }) closedAt!: number | null;
}
