import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';
import type { ReportReason } from '../../vocabulary/moderation.js';

/** What somebody says is wrong with a text. Those who moderate never read who it was. */
@Entity('moderation_reports')
@Index('moderation_reports_once', ['caseId', 'reporterId'], { unique: true })
@Index('moderation_reports_reporter', ['reporterId'])
@Index('moderation_reports_decision', ['decisionId'])
export class Report {
  @IdColumn() id!: string;
  @RefColumn() caseId!: string;
  /** Null for a stranger, and once that account is gone. */
  @RefColumn({ nullable: true }) reporterId!: string | null;
  @TextColumn() reason!: ReportReason;
  @TextColumn({ nullable: true }) word!: string | null;
  /** What answered it. */
  @RefColumn({ nullable: true }) decisionId!: string | null;
  @InstantColumn() at!: number;
}
