import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { EventHost } from '../events/event-host.entity.js';
import { Event } from '../events/event.entity.js';

export interface Neighbours {
  before: Event | null;
  after: Event | null;
}

/** The dates of a series, which are events. */
@Injectable()
export class OccurrenceStore {
  /** Those that have not begun, cancelled and added ones too, held until the transaction ends; in their order. */
  async lockToCome(tx: Tx, seriesId: string, now: number): Promise<Event[]> {
    const query = tx.manager
      .createQueryBuilder(Event, 'event')
      .where('event.seriesId = :seriesId and event.startsAt > :now', { seriesId, now })
      .orderBy('event.startsAt')
      .addOrderBy('event.id');
    return tx.locking(query).getMany();
  }

  /** Those of a day of the rule or after it, and those added by hand from that day on; held, in their order. */
  async lockFrom(tx: Tx, seriesId: string, day: string): Promise<Event[]> {
    const query = tx.manager
      .createQueryBuilder(Event, 'event')
      .where('event.seriesId = :seriesId', { seriesId })
      .andWhere('coalesce(event.originalStartLocal, event.startsLocal) >= :day', { day })
      .orderBy('event.startsAt')
      .addOrderBy('event.id');
    return tx.locking(query).getMany();
  }

  /** The original starts that exist from one wall time on, of whatever became of them. */
  async originalStarts(tx: Tx, seriesId: string, from: string): Promise<string[]> {
    const rows = await tx.manager
      .createQueryBuilder(Event, 'event')
      .select('event.originalStartLocal', 'start')
      .where('event.seriesId = :seriesId and event.originalStartLocal >= :from', { seriesId, from })
      .getRawMany<{ start: string }>();
    return rows.map(({ start }) => start);
  }

  /** The dates of the rule right before and after one of them, cancelled ones too since they can come back. */
  async neighbours(tx: Tx, { seriesId, originalStartLocal }: Event): Promise<Neighbours> {
    const beside = (comparison: '<' | '>') =>
      tx.manager
        .createQueryBuilder(Event, 'event')
        .where(`event.seriesId = :seriesId and event.originalStartLocal ${comparison} :start`, {
          seriesId,
          start: originalStartLocal,
        })
        .orderBy('event.originalStartLocal', comparison === '<' ? 'DESC' : 'ASC')
        .limit(1)
        .getOne();
    return { before: await beside('<'), after: await beside('>') };
  }

  /** Who hosts the last date before a wall time on which something takes place; null before the first. */
  async hostBefore(tx: Tx, seriesId: string, start: string): Promise<string | null> {
    const row = await tx.manager
      .createQueryBuilder(Event, 'event')
      .innerJoin(EventHost, 'host', 'host.eventId = event.id')
      .select('host.accountId', 'id')
      .where("event.seriesId = :seriesId and event.status = 'scheduled'", { seriesId })
      .andWhere('event.originalStartLocal < :start', { start })
      .orderBy('event.originalStartLocal', 'DESC')
      .addOrderBy('host.rank')
      .limit(1)
      .getRawOne<{ id: string }>();
    return row?.id ?? null;
  }
}
