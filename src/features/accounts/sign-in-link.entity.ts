import { Entity, Index } from 'typeorm';
import type { Locale } from '../../kernel/locale.js';
import { IdColumn, InstantColumn, IntegerColumn, TextColumn } from '../../platform/database/columns.js';

/** A link and a code asked for by an address, whether or not it has an account. */
@Entity('sign_in_links')
@Index('sign_in_links_token', ['tokenHash'], { unique: true })
@Index('sign_in_links_email', ['email', 'createdAt'])
export class SignInLink {
  @IdColumn() id!: string;
  @TextColumn() email!: string;
  @TextColumn() tokenHash!: string;
  @IntegerColumn() wrongCodes!: number;
  @TextColumn() locale!: Locale;
  /** Where to go once signed in: a path of ours. */
  @TextColumn({ nullable: true }) next!: string | null;
  @InstantColumn() createdAt!: number;
  @InstantColumn({ nullable: true }) usedAt!: number | null;
}
