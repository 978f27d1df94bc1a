import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn } from '../../platform/database/columns.js';

/** That an item is found by its words, which `SearchIndex` keeps beside it. */
@Entity('news_search')
@Index('news_search_position', ['position'], { unique: true })
export class NewsSearchEntry {
  /** The item's. */
  @IdColumn() id!: string;
  /** Among all items by when they were published: a thousand places for each millisecond. */
  @InstantColumn() position!: number;
}
