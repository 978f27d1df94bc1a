import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BooleanColumn, InstantColumn } from '../../platform/database/columns.js';

/** A colleague's « toujours vrai » or « plus vrai »; one a person, who may change their mind. */
@Entity('news_confirmations')
@Index('news_confirmations_account', ['accountId'])
export class NewsConfirmation {
  @PrimaryColumn({ type: 'uuid' }) newsId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @BooleanColumn() stillTrue!: boolean;
  /** Of what it says now: a correction asks anew, and what was said before counts no more. */
  @BooleanColumn({ default: true }) stands!: boolean;
  @InstantColumn() at!: number;
}
