import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';

/** « Moi aussi, ça m'intéresse »: one a person, and only counted. */
@Entity('topic_supports')
@Index('topic_supports_account', ['accountId'])
export class TopicSupport {
  @PrimaryColumn({ type: 'uuid' }) topicId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @InstantColumn() at!: number;
}
