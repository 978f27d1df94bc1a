import { Entity, Index } from 'typeorm';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { Country } from '../../vocabulary/territories.js';

/** What an entry said from some moment on, and who wrote it. */
@Entity('glossary_versions')
@Index('glossary_versions_entry', ['entryId', 'revision'], { unique: true })
@Index('glossary_versions_editor', ['editorId'])
export class GlossaryVersion {
  @IdColumn() id!: string;
  @RefColumn() entryId!: string;
  @IntegerColumn() revision!: number;
  @TextColumn() acronym!: string;
  @TextColumn({ nullable: true }) country!: Country | null;
  @TextColumn() sense!: string;
  @TextColumn() explanation!: string;
  @TextColumn({ nullable: true }) equivalent!: string | null;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) editorId!: string | null;
  /** It was removed then, as it read before. */
  @BooleanColumn() isRemoval!: boolean;
  @InstantColumn() at!: number;
}
