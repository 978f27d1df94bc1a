import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';
import type { ModerationAction } from '../../vocabulary/moderation.js';

/** What was decided about a text, with the words that went with it. */
@Entity('moderation_decisions')
@Index('moderation_decisions_case', ['caseId', 'at', 'id'])
@Index('moderation_decisions_moderator', ['moderatorId'])
export class Decision {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) moderatorId!: string | null;
  @TextColumn() action!: ModerationAction;
  @TextColumn({ nullable: true }) authorWord!: string | null;
  @TextColumn({ nullable: true }) reporterWord!: string | null;
  @InstantColumn() at!: number;
}
