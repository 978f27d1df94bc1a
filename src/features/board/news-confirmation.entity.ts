import { Entity, Index, PrimaryColumn } from 'typeorm';
import { BooleanColumn, InstantColumn } from '../../platform/database/columns.js';

/** A colleague's « toujours vrai » or « plus vrai »; one a person, who may change their mind. */
@Entity('news_confirmations')
@Index('news_confirmations_account', ['accountId'])
export class NewsConfirmation {
  @PrimaryColumn({ type: 'uuid' }) newsId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @BooleanColumn() stillTrue!: boolean;
  @InstantColumn() at!: number;
}
