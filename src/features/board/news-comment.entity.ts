import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

@Entity('news_comments')
@Index('news_comments_item', ['newsId', 'createdAt', 'id'])
@Index('news_comments_author', ['authorId'])
export class NewsComment {
  @IdColumn() id!: string;
  @RefColumn() newsId!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) authorId!: string | null;
  /** Emptied when its author takes it back. */
  @TextColumn() text!: string;
  @InstantColumn({ nullable: true }) withdrawnAt!: number | null;
  @InstantColumn({ nullable: true }) hiddenAt!: number | null;
  @InstantColumn() createdAt!: number;
}
