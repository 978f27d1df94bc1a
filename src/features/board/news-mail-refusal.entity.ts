import { Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from '../../platform/database/columns.js';

/** Somebody who wants no « toujours vrai ? » and no word of answers; what puts right what they read still reaches them. */
@Entity('news_mail_refusals')
export class NewsMailRefusal {
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @InstantColumn() refusedAt!: number;
}
