import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, RefColumn } from '../../platform/database/columns.js';

/** Why an item is no longer true though nothing replaces it. */
@Entity('news_outdatings')
@Index('news_outdatings_closure', ['closureId'])
export class NewsOutdating {
  @PrimaryColumn({ type: 'uuid' }) newsId!: string;
  /** The news that its structure closed for good; null where its own author said that it is over. */
  @RefColumn({ nullable: true }) closureId!: string | null;
  @InstantColumn() at!: number;
}
