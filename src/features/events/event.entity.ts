import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

export const FORMATS = ['in-person', 'video', 'hybrid'] as const;
export type Format = (typeof FORMATS)[number];

export const AUDIENCES = ['public', 'members'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** How a video room is had: by a pasted link, or on the instance's own server. */
export const ROOM_KINDS = ['link', 'generated'] as const;
export type RoomKind = (typeof ROOM_KINDS)[number];

export type EventStatus = 'draft' | 'scheduled' | 'cancelled';

/** What people are mailed about. */
export type Noticed = 'time' | 'place' | 'title' | 'status';

/** When and where, as it was before a change that came late. */
export interface Former {
  startsAt: number;
  endsAt: number;
  timeZone: string;
  place: Place | null;
}

export interface Notice {
  revision: number;
  changes: Noticed[];
  /** Time or place changed less than a day before the start: what people were going by is struck through. */
  late?: true;
  before?: Former;
  /** When: who was asked in since then never knew it otherwise. */
  at?: number;
}

export interface Place {
  name: string;
  kind: string | null;
  address: string | null;
  /** How to find the table. */
  notes: string | null;
  /** Codes of the vocabulary's accessibility list. */
  access: string[];
}

@Entity('events')
@Index('events_uid', ['uid'], { unique: true })
@Index('events_community', ['communityId', 'startsAt', 'id'])
@Index('events_shared', ['sharedCommunityId', 'startsAt', 'id'])
@Index('events_agenda', ['startsAt', 'id'])
@Index('events_occurrence', ['seriesId', 'originalStartLocal'], { unique: true })
export class Event {
  @IdColumn() id!: string;
  /** Its calendar identity, for life (C01). */
  @TextColumn() uid!: string;
  /** The one whose join policy says whether it shows itself. */
  @RefColumn() communityId!: string;
  /** Another community that it is shared with: its members stand here as those of the first do. */
  @RefColumn({ nullable: true }) sharedCommunityId!: string | null;
  /** The series that it is a date of. */
  @RefColumn({ nullable: true }) seriesId!: string | null;
  /**
   * When the series' rule had it start, for life: its day is what it is known by (C11). Null for a date that the rule
   * does not have: one added by hand, or cancelled when the rule changed.
   */
  @TextColumn({ nullable: true }) originalStartLocal!: string | null;
  @TextColumn() kind!: string;
  @TextColumn() format!: Format;
  @TextColumn() title!: string;
  @TextColumn() description!: string;
  /** Wall time, `2027-03-05T18:30`: what the people planned. */
  @TextColumn() startsLocal!: string;
  @IntegerColumn() durationMinutes!: number;
  @TextColumn() timeZone!: string;
  /** Computed from the wall time with the rules of `tzdata`; computed again when those change (C20). */
  @InstantColumn() startsAt!: number;
  @InstantColumn() endsAt!: number;
  @TextColumn() tzdata!: string;
  @JsonColumn({ nullable: true }) place!: Place | null;
  /** The raw link of a video room: shown to nobody but through the gate. */
  @TextColumn({ nullable: true }) roomUrl!: string | null;
  /** A room on the instance's Jitsi server, whose name is derived; then there is no link. */
  @BooleanColumn({ default: false }) roomGenerated!: boolean;
  /** Null: no limit. */
  @IntegerColumn({ nullable: true }) capacity!: number | null;
  /** Seats that hosts keep without a name: not free, and nobody's. */
  @IntegerColumn({ default: 0 }) heldSeats!: number;
  @IntegerColumn() maxGuests!: number;
  @TextColumn() audience!: Audience;
  /** The association whose adherents alone may come, their dues paid on that day; null for all of the audience. */
  @RefColumn({ nullable: true }) adherentsOf!: string | null;
  @TextColumn({ nullable: true }) rsvpDeadlineLocal!: string | null;
  @InstantColumn({ nullable: true }) rsvpDeadlineAt!: number | null;
  @TextColumn() status!: EventStatus;
  @TextColumn({ nullable: true }) cancellationWord!: string | null;
  /** SEQUENCE of RFC 5545 as C03 raises it. */
  @IntegerColumn() sequence!: number;
  /** Raised by every change that a calendar or a page shows. */
  @IntegerColumn() revision!: number;
  /** The latest revision that people are told about: time, place, title or status. */
  @IntegerColumn() noticeRevision!: number;
  /** What the latest of those changes were about. */
  @JsonColumn() notices!: Notice[];
  /** When the current revision was made: its DTSTAMP (C02). */
  @InstantColumn() revisedAt!: number;
  @InstantColumn() createdAt!: number;
}
