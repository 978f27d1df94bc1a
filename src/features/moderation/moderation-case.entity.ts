import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** What can be reported. Another kind of text joins here, with a subject service of its own. */
export const SUBJECT_TYPES = ['news', 'news-comment', 'topic', 'notes', 'glossary-entry'] as const;
export type SubjectType = (typeof SUBJECT_TYPES)[number];

/** `waiting`: answered, and kept at hand until its author corrects it or somebody puts it back. */
export const CASE_STATUSES = ['open', 'waiting', 'closed'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * A text that was reported, with all that is decided together about it. A partial unique index lets a text have one
 * that is not closed.
 */
@Entity('moderation_cases')
@Index('moderation_cases_subject', ['subjectType', 'subjectId', 'openedAt'])
@Index('moderation_cases_queue', ['status', 'openedAt', 'id'])
@Index('moderation_cases_community', ['communityId', 'status', 'openedAt', 'id'])
@Index('moderation_cases_author', ['authorId'])
export class ModerationCase {
  @IdColumn() id!: string;
  @TextColumn() subjectType!: SubjectType;
  @RefColumn() subjectId!: string;
  /** Whose moderators decide; null for whoever administers the instance. */
  @RefColumn({ nullable: true }) communityId!: string | null;
  /** Of the text: never decides about it. Null once that account is gone. */
  @RefColumn({ nullable: true }) authorId!: string | null;
  @TextColumn() status!: CaseStatus;
  @IntegerColumn() revision!: number;
  @InstantColumn() openedAt!: number;
  /** When its author last changed it after a correction was asked for. */
  @InstantColumn({ nullable: true }) correctedAt!: number | null;
}
