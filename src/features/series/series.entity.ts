import { Entity, Index } from 'typeorm';
import type { RecurrenceRule } from '../../calendar/recurrence.js';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { Audience, Format, Place } from '../events/event.entity.js';

export type SeriesStatus = 'active' | 'cancelled';

/** A date of the rule on which nothing takes place: a public holiday, a week without anybody. */
export interface Skip {
  on: string;
  /** Why, as everybody reads it: « Noël ». */
  word: string | null;
}

/**
 * A recurring event. Its occurrences are events, which exist as rows up to `horizonOn`; what one of them has of its
 * own is told from what stands here.
 */
@Entity('series')
@Index('series_uid', ['uid'], { unique: true })
@Index('series_community', ['communityId', 'id'])
@Index('series_shared', ['sharedCommunityId', 'id'])
export class Series {
  @IdColumn() id!: string;
  /** The calendar identity of the whole, for life (C01): followers hold it, one-date guests that of the event. */
  @TextColumn() uid!: string;
  @RefColumn() communityId!: string;
  @RefColumn({ nullable: true }) sharedCommunityId!: string | null;
  /** The one that ended where this one began (« celle-ci et les suivantes »). */
  @RefColumn({ nullable: true }) previousId!: string | null;
  @TextColumn() kind!: string;
  @TextColumn() format!: Format;
  @TextColumn() title!: string;
  @TextColumn() description!: string;
  @JsonColumn() rule!: RecurrenceRule;
  /** Days `2026-12-04`, the first and the last on which the rule gives a date; no last: for ever. */
  @TextColumn() startsOn!: string;
  @TextColumn({ nullable: true }) until!: string | null;
  @JsonColumn() skips!: Skip[];
  /** `18:30`, which stays put across clock changes. */
  @TextColumn() time!: string;
  @IntegerColumn() durationMinutes!: number;
  @TextColumn() timeZone!: string;
  @JsonColumn({ nullable: true }) place!: Place | null;
  @TextColumn({ nullable: true }) roomUrl!: string | null;
  @BooleanColumn({ default: false }) roomGenerated!: boolean;
  @IntegerColumn({ nullable: true }) capacity!: number | null;
  @IntegerColumn({ default: 0 }) heldSeats!: number;
  @IntegerColumn() maxGuests!: number;
  @TextColumn() audience!: Audience;
  /** The association whose adherents alone may come; null for nobody's in particular. */
  @RefColumn({ nullable: true }) adherentsOf!: string | null;
  /** How long before each date answers close; null: at its start. */
  @IntegerColumn({ nullable: true }) deadlineHours!: number | null;
  /** Its hosts take turns, a date each; otherwise all host every date. */
  @BooleanColumn() rotates!: boolean;
  @TextColumn() status!: SeriesStatus;
  @TextColumn({ nullable: true }) cancellationWord!: string | null;
  /** The last day up to which its occurrences exist as rows. */
  @TextColumn() horizonOn!: string;
  /** One counter for the master and its overrides (C04). */
  @IntegerColumn() sequence!: number;
  @IntegerColumn() revision!: number;
  @InstantColumn() revisedAt!: number;
  @InstantColumn() createdAt!: number;
}
