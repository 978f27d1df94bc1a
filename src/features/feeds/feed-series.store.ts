import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Reader } from '../../platform/database/transaction.js';
import { Following } from '../series/following.entity.js';
import { Series } from '../series/series.entity.js';

/** Series that feeds show as such. */
@Injectable()
export class FeedSeriesStore {
  constructor(private readonly reader: Reader) {}

  /** Those among some that everybody may know of. */
  async shown(ids: readonly string[]): Promise<Series[]> {
    if (ids.length === 0) return [];
    return this.reader.manager.find(Series, {
      where: { id: In([...ids]), audience: 'public' },
      order: { id: 'ASC' },
    });
  }

  /** Those that somebody follows, but for what their dues no longer cover. */
  followed(accountId: string): Promise<Series[]> {
    return this.reader.manager
      .createQueryBuilder(Series, 'series')
      .innerJoin(
        Following,
        'following',
        'following.seriesId = series.id and following.accountId = :accountId and following.lapsedAt is null',
        { accountId },
      )
      .orderBy('series.id')
      .getMany();
  }
}
