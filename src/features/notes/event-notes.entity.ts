import { Entity, Index, PrimaryColumn } from 'typeorm';
import { InstantColumn, IntegerColumn, RefColumn, TextColumn } from '../../platform/database/columns.js';

/** What is kept of a gathering, without any name, for those who were there. */
@Entity('event_notes')
@Index('event_notes_editor', ['editorId'])
export class EventNotes {
  @PrimaryColumn({ type: 'uuid' }) eventId!: string;
  @TextColumn() text!: string;
  /** Who last wrote in it; null once that account is gone. */
  @RefColumn({ nullable: true }) editorId!: string | null;
  @IntegerColumn() revision!: number;
  /** Since when nobody but who last wrote in it reads it, for moderation. */
  @InstantColumn({ nullable: true }) hiddenAt!: number | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}
