import { Entity, PrimaryColumn } from 'typeorm';
import { IntegerColumn } from '../../platform/database/columns.js';

@Entity('series_hosts')
export class SeriesHost {
  @PrimaryColumn({ type: 'uuid' }) seriesId!: string;
  @PrimaryColumn({ type: 'uuid' }) accountId!: string;
  @IntegerColumn() rank!: number;
}
