import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** A person asked by address to one event: it lets them see that event and answer, without membership. */
@Entity('event_invitations')
@Index('event_invitations_once', ['eventId', 'accountId'], { unique: true })
@Index('event_invitations_account', ['accountId'])
export class EventInvitation {
  @IdColumn() id!: string;
  @RefColumn() eventId!: string;
  @RefColumn() accountId!: string;
  /** The address that it was asked by, which hosts go on reading; theirs may have changed since. */
  @TextColumn({ nullable: true }) knownAs!: string | null;
  /** Null once that person's account is erased. */
  @RefColumn({ nullable: true }) invitedBy!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) withdrawnAt!: number | null;
}
