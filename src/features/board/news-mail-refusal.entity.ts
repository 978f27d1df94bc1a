import { Entity, PrimaryColumn } from 'typeorm';
import { BooleanColumn, InstantColumn } from '../../platform/database/columns.js';

/** What somebody does not want to be mailed about news; what puts right what they read still reaches them. */
@Entity('news_mail_refusals')
export class NewsMailRefusal {
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  /** No « toujours vrai ? » */
  @BooleanColumn({ default: true }) stillTrue!: boolean;
  /** No word of what was answered to what they asked. */
  @BooleanColumn({ default: true }) answers!: boolean;
  @InstantColumn() refusedAt!: number;
}
