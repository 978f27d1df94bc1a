import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

export const ANSWERS = ['yes', 'maybe', 'no'] as const;
export type Answer = (typeof ANSWERS)[number];

/** Said for this date, or had from following its series. */
export type Via = 'own' | 'following';

export type Outcome = 'going' | 'waitlisted' | 'maybe' | 'declined';

/** One account's answer to one event; the service decides the outcome. */
@Entity('rsvps')
@Index('rsvps_once', ['eventId', 'accountId'], { unique: true })
@Index('rsvps_queue', ['eventId', 'outcome', 'queuedAt', 'id'])
@Index('rsvps_account', ['accountId', 'outcome'])
export class Rsvp {
  @IdColumn() id!: string;
  @RefColumn() eventId!: string;
  @RefColumn() accountId!: string;
  @TextColumn() answer!: Answer;
  @TextColumn() outcome!: Outcome;
  @TextColumn({ default: 'own' }) via!: Via;
  @IntegerColumn() guests!: number;
  @TextColumn() note!: string;
  /** Seen by the hosts alone. */
  @BooleanColumn() discreet!: boolean;
  /** The host who noted it for this person; null for an answer of one's own. */
  @RefColumn({ nullable: true }) recordedBy!: string | null;
  /** How that host called somebody whom they know by address alone. */
  @TextColumn({ nullable: true }) recordedName!: string | null;
  /** The event's revision that this person last answered to; what they let a host note does not count. */
  @IntegerColumn({ default: 0 }) seenRevision!: number;
  /** When this person last began to want a seat: the order of the waiting list, with the id behind it. */
  @InstantColumn() queuedAt!: number;
  /** Raised by each decision about it. */
  @IntegerColumn() version!: number;
  @InstantColumn() answeredAt!: number;
  @InstantColumn() createdAt!: number;
}
