import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from './following.entity.js';

/** How many people a series' dates to come are for. */
export interface Concerned {
  /** Who come usually, their dues apart. */
  followers: number;
  /** Who said yes or maybe to some of its dates alone. */
  others: number;
}

@Injectable()
export class SeriesPeopleStore {
  async concernedBy(from: Reader | Tx, seriesId: string, now: number): Promise<Concerned> {
    const followers = await from.manager
      .createQueryBuilder(Following, 'following')
      .where('following.seriesId = :seriesId and following.lapsedAt is null', { seriesId })
      .getCount();
    const row = await from.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
      .select('count(distinct rsvp.accountId)', 'number')
      .where('event.seriesId = :seriesId and event.startsAt > :now', { seriesId, now })
      .andWhere("event.status = 'scheduled' and rsvp.answer in ('yes', 'maybe')")
      .andWhere(
        (query) =>
          `not exists ${query
            .subQuery()
            .select('1')
            .from(Following, 'following')
            .where('following.seriesId = event.seriesId and following.accountId = rsvp.accountId')
            .andWhere('following.lapsedAt is null')
            .getQuery()}`,
      )
      .getRawOne<{ number: string | number }>();
    return { followers, others: Number(row?.number ?? 0) };
  }
}
