import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** `kept`: for another week, on its date or on none yet. */
export const TOPIC_STATES = ['proposed', 'accepted', 'kept', 'declined', 'withdrawn'] as const;
export type TopicState = (typeof TOPIC_STATES)[number];

/** « J'aimerais partager… » It stands on a date, or waits in a series for one. */
@Entity('topics')
@Index('topics_event', ['eventId', 'rank', 'id'])
@Index('topics_series', ['seriesId', 'id'])
@Index('topics_author', ['authorId'])
export class Topic {
  @IdColumn() id!: string;
  @RefColumn({ nullable: true }) eventId!: string | null;
  /** Where it waits for « un prochain rendez-vous »; null on a date. */
  @RefColumn({ nullable: true }) seriesId!: string | null;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) authorId!: string | null;
  @TextColumn() title!: string;
  @TextColumn() words!: string;
  /** How long it takes, as its author thinks. */
  @IntegerColumn({ nullable: true }) minutes!: number | null;
  @TextColumn() state!: TopicState;
  /** Why it was declined, for its author. */
  @TextColumn({ nullable: true }) word!: string | null;
  /** Its place on the agenda, the lowest first; null for what isn't accepted. */
  @IntegerColumn({ nullable: true }) rank!: number | null;
  /** Of its title and words: grows with each edit. */
  @IntegerColumn() revision!: number;
  /** Since when nobody but its author reads it, for moderation. */
  @InstantColumn({ nullable: true }) hiddenAt!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}
