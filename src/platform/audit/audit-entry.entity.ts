import { Entity, Index } from 'typeorm';
import { IdColumn, InstantColumn, JsonColumn, RefColumn, TextColumn } from '../database/columns.js';

/** Who did what, without personal content. */
@Entity('audit_entries')
@Index('audit_entries_subject', ['subjectType', 'subjectId', 'at'])
export class AuditEntry {
  @IdColumn() id!: string;
  @InstantColumn() at!: number;
  /** Null when nobody signed in did it: a mail link's answer, a worker. */
  @RefColumn({ nullable: true }) actorId!: string | null;
  @TextColumn() action!: string;
  @TextColumn() subjectType!: string;
  @TextColumn() subjectId!: string;
  @JsonColumn({ nullable: true }) details!: Record<string, string | number | boolean | string[]> | null;
}
