import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/** A `correction` puts right what was wrong, and is told to those who read it; an `edit` only words it better. */
export const NEWS_EDIT_KINDS = ['edit', 'correction'] as const;
export type NewsEditKind = (typeof NEWS_EDIT_KINDS)[number];

/** A change of a published item, with what it said before. */
@Entity('news_edits')
@Index('news_edits_item', ['newsId', 'revision'], { unique: true })
@Index('news_edits_editor', ['editorId'])
export class NewsEdit {
  @IdColumn() id!: string;
  @RefColumn() newsId!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) editorId!: string | null;
  @TextColumn() kind!: NewsEditKind;
  /** The item's, after it. */
  @IntegerColumn() revision!: number;
  /** The fields that changed, as they were. */
  @JsonColumn() before!: Record<string, string | string[] | null>;
  @InstantColumn() at!: number;
}
