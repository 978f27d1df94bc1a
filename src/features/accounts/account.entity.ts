import { Entity, Index } from 'typeorm';
import type { Locale } from '../../kernel/locale.js';
import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
} from '../../platform/database/columns.js';

/**
 * `invited`: somebody gave the address; it can answer from its mail, and becomes `active` when its owner
 * signs in.
 */
export type AccountState = 'invited' | 'active';

@Entity('accounts')
@Index('accounts_email', ['email'], { unique: true })
export class Account {
  @IdColumn() id!: string;
  /** Normalised by `normaliseEmail`. */
  @TextColumn() email!: string;
  /** Signs in too, for the day one leaves a job; nothing is written to it. */
  @TextColumn({ nullable: true }) backupEmail!: string | null;
  /** When its owner said that nobody else reads a box such as accueil@…; null for other addresses. */
  @InstantColumn({ nullable: true }) soleReaderAt!: number | null;
  @TextColumn() state!: AccountState;
  /** Guessed from the address until its owner gives one. */
  @TextColumn() displayName!: string;
  @TextColumn({ nullable: true }) profession!: string | null;
  @TextColumn({ nullable: true }) territory!: string | null;
  @TextColumn() timeZone!: string;
  @TextColumn() locale!: Locale;
  @BooleanColumn() isAdmin!: boolean;
  /** Raised by each change that its owner can see: what `If-Match` compares. */
  @IntegerColumn() revision!: number;
  @InstantColumn() createdAt!: number;
  /** Signed in, answered by any way, or attended; written at most daily. */
  @InstantColumn({ nullable: true }) seenAt!: number | null;
}
