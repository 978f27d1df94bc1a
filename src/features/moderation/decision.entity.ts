import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
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
  /** Of the text, as it was judged; null where it was gone. */
  @IntegerColumn({ nullable: true }) textRevision!: number | null;
  /** Left in sight by somebody who had looked whether a person may be recognised in it. */
  @BooleanColumn() clears!: boolean;
  /** When the author's access comes back, of a decision to suspend it; null until it is lifted, and for others. */
  @InstantColumn({ nullable: true }) suspendedUntil!: number | null;
  @TextColumn({ nullable: true }) authorWord!: string | null;
  @TextColumn({ nullable: true }) reporterWord!: string | null;
  @InstantColumn() at!: number;
}
