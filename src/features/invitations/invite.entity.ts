import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** What somebody was last told of their part in an event. */
export type ToldState = 'none' | 'invited' | 'going' | 'waitlisted' | 'maybe' | 'declined' | 'gone';

/**
 * All the mail between one person and one calendar identity: the tokens it carries, what it last said, and
 * whether the person's calendar holds the event.
 */
@Entity('invites')
@Index('invites_once', ['accountId', 'uid'], { unique: true })
@Index('invites_event', ['eventId', 'id'])
@Index('invites_answer_token', ['answerTokenHash'], { unique: true })
@Index('invites_reply_token', ['replyTokenHash'], { unique: true })
@Index('invites_refusal_token', ['refusalTokenHash'], { unique: true })
export class Invite {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @RefColumn() eventId!: string;
  @TextColumn() uid!: string;
  /** Of the answer link: raised when the invitation is withdrawn or the address changes. The other tokens never change. */
  @IntegerColumn() tokenVersion!: number;
  /** Since when the answer link is the one it is, where the person's address changed. */
  @InstantColumn({ nullable: true }) reissuedAt!: number | null;
  @TextColumn() answerTokenHash!: string;
  @TextColumn() replyTokenHash!: string;
  @TextColumn() refusalTokenHash!: string;
  @TextColumn() toldState!: ToldState;
  /** The event's revision that the last mail spoke of. */
  @IntegerColumn() toldRevision!: number;
  /** Whether the last calendar part was a REQUEST, so that their calendar shows the event. */
  @TextColumn() holds!: 'nothing' | 'request';
  /** Raised by each cancellation of this person alone; added to the event's SEQUENCE (C32). */
  @IntegerColumn() bumps!: number;
  /** Counts the mails of this thread: with the id it makes the Message-ID. */
  @IntegerColumn() mails!: number;
  /** When the last mail was decided: DTSTAMP of its calendar part, Date of the message. */
  @InstantColumn({ nullable: true }) toldAt!: number | null;
  /** Of the answer noted by a host that was told last: when it was noted. */
  @InstantColumn({ nullable: true }) toldRecordAt!: number | null;
  /** Of the seat that came free so close to the start and was told last: when it was offered to all who wait. */
  @InstantColumn({ nullable: true }) toldOfferAt!: number | null;
  /** When this invitation was recalled, once and no more. */
  @InstantColumn({ nullable: true }) remindedAt!: number | null;
  /** The event's revision of which this person said « C'est noté ». */
  @IntegerColumn({ default: 0 }) seenRevision!: number;
  @InstantColumn() createdAt!: number;
}
