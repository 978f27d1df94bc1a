import { Entity, Index } from 'typeorm';
import type { RecurrenceRule } from '../../calendar/recurrence.js';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** What the dates of a series have in common, as a calendar shows it. */
export interface ShownMaster {
  title: string;
  where: string;
  rule: RecurrenceRule;
  startsOn: string;
  until: string | null;
  time: string;
  durationMinutes: number;
  timeZone: string;
}

/** One date as a calendar shows it. */
export interface ShownDate {
  title: string;
  where: string;
  startsAt: number;
  endsAt: number;
  /** Only perhaps: they answered maybe. */
  unsure?: true;
}

/** Why a date of the rule is not in somebody's calendar; `absent`: it never was theirs, or they have no part in it. */
export type Absence = 'cancelled' | 'declined' | 'waitlisted' | 'absent';

/** A series as somebody's calendar holds it. Days stand for dates: a rule has one a day at most. */
export interface HeldSeries {
  /** Its first day: what came before they followed is none of theirs. */
  from: string;
  master: ShownMaster;
  out: Record<string, Absence>;
  /** The dates that are not as the master has them. */
  own: Record<string, ShownDate>;
  /** The last day on which an answer of theirs was known: later dates are theirs by the rule alone. */
  known: string;
  /** Those for which they wait, as they were told of them. */
  awaited?: Record<string, ShownDate>;
  /** When they were last told that a seat came free so close to the start, by day. */
  offered?: Record<string, number>;
}

/** All the mail between one person and one series: the tokens it carries, and what their calendar was told. */
@Entity('series_invites')
@Index('series_invites_once', ['accountId', 'uid'], { unique: true })
@Index('series_invites_series', ['seriesId', 'id'])
@Index('series_invites_link_token', ['linkTokenHash'], { unique: true })
@Index('series_invites_reply_token', ['replyTokenHash'], { unique: true })
export class SeriesInvite {
  @IdColumn() id!: string;
  @RefColumn() accountId!: string;
  @RefColumn() seriesId!: string;
  @TextColumn() uid!: string;
  /** Of the link: raised when the address changes. The other token never changes. */
  @IntegerColumn() tokenVersion!: number;
  @InstantColumn({ nullable: true }) reissuedAt!: number | null;
  @TextColumn() linkTokenHash!: string;
  @TextColumn() replyTokenHash!: string;
  /** Null while their calendar holds nothing of it. */
  @JsonColumn({ nullable: true }) held!: HeldSeries | null;
  /** Of the lapse of their dues that they were last told of: when it began. */
  @InstantColumn({ nullable: true }) toldLapseAt!: number | null;
  /** Of the last calendar part; null before the first. */
  @IntegerColumn({ nullable: true }) toldSequence!: number | null;
  /** What this person's own changes add to the series' SEQUENCE (C32). */
  @IntegerColumn() bumps!: number;
  /** Counts the mails of this thread: with the id it makes the Message-ID. */
  @IntegerColumn() mails!: number;
  /** When the last mail was decided: DTSTAMP of its calendar part, Date of the message. */
  @InstantColumn({ nullable: true }) toldAt!: number | null;
  @InstantColumn() createdAt!: number;
}
