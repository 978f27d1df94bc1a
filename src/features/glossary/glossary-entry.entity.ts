import { Entity, Index } from 'typeorm';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  RefColumn,
  TextColumn,
} from '../../platform/database/columns.js';
import type { Country } from '../../vocabulary/territories.js';

/** What people added to the glossary, or made of an entry that came with the product. */
@Entity('glossary_entries')
@Index('glossary_entries_replaces', ['replaces'], { unique: true })
@Index('glossary_entries_likeness', ['likeness'], { unique: true })
@Index('glossary_entries_created_by', ['createdBy'])
@Index('glossary_entries_editor', ['editorId'])
export class GlossaryEntry {
  @IdColumn() id!: string;
  @TextColumn() acronym!: string;
  /** null: used in both. */
  @TextColumn({ nullable: true }) country!: Country | null;
  @TextColumn() sense!: string;
  @TextColumn() explanation!: string;
  /** What comes near it in the other country. */
  @TextColumn({ nullable: true }) equivalent!: string | null;
  /** The key of the product's entry in whose place it stands. */
  @TextColumn({ nullable: true }) replaces!: string | null;
  /** What entries that say the same have in common: see `likenessOf`; what is removed is like nothing. */
  @TextColumn() likeness!: string;
  /** Null once that account is gone. */
  @RefColumn({ nullable: true }) createdBy!: string | null;
  /** Who last wrote in it; null once that account is gone. */
  @RefColumn({ nullable: true }) editorId!: string | null;
  /** Since when nobody but who last wrote in it reads it, for moderation. */
  @InstantColumn({ nullable: true }) hiddenAt!: number | null;
  /** Since when it stands no more; whoever corrects the product's entry afterwards goes on from it. */
  @InstantColumn({ nullable: true }) removedAt!: number | null;
  /** From 1; each has its `GlossaryVersion`. */
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
  @InstantColumn() updatedAt!: number;
}
