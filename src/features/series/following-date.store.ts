import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from './following.entity.js';
import type { FollowedDate, FollowingStanding } from './following-standing.entity.js';
import type { Followed } from './following.store.js';

/** `days`: `2026-12-04`, both included. */
export type Awaited = { eventId: string } | { seriesId: string; days?: { from: string; to: string } };

/** Dates of series, and what those who follow have of them. */
@Injectable()
export class FollowingDateStore {
  constructor(private readonly reader: Reader) {}

  /** Of what somebody follows: the dates to come of a series, all or those of some days, or one of them. */
  async awaiting(awaited: Awaited, now: number): Promise<string[]> {
    const query = this.reader.manager
      .createQueryBuilder(Event, 'event')
      .select('event.id', 'id')
      .where("event.startsAt > :now and event.status = 'scheduled'", { now })
      .andWhere(
        (select) =>
          `exists ${select
            .subQuery()
            .select('1')
            .from(Following, 'following')
            .where('following.seriesId = event.seriesId')
            .getQuery()}`,
      )
      .orderBy('event.startsAt')
      .addOrderBy('event.id');
    if ('eventId' in awaited) query.andWhere('event.id = :eventId', awaited);
    else query.andWhere('event.seriesId = :seriesId', awaited);
    if ('days' in awaited && awaited.days)
      query.andWhere('event.startsLocal >= :from and event.startsLocal <= :end', {
        from: awaited.days.from,
        end: `${awaited.days.to}T24:00`,
      });
    const rows = await query.getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  event(id: string): Promise<Event | null> {
    return this.reader.manager.findOneBy(Event, { id });
  }

  async seriesOf(tx: Tx, eventId: string): Promise<string | null> {
    const row = await tx.manager
      .createQueryBuilder(Event, 'event')
      .select('event.seriesId', 'id')
      .where('event.id = :eventId', { eventId })
      .getRawOne<{ id: string | null }>();
    return row?.id ?? null;
  }

  following({ seriesId, accountId }: Followed): Promise<Following | null> {
    return this.reader.manager.findOneBy(Following, { seriesId, accountId });
  }

  async standing(
    { seriesId, accountId }: Followed,
    { now, limit }: { now: number; limit: number },
  ): Promise<FollowingStanding> {
    const following = await this.reader.manager.findOneBy(Following, { seriesId, accountId });
    return { following, dates: following ? await this.answered(following, now, limit) : [] };
  }

  /** What some people answered to one date, by account. */
  async answersTo(tx: Tx, eventId: string, accountIds: string[]): Promise<Map<string, Rsvp>> {
    if (!accountIds.length) return new Map();
    const rsvps = await tx.manager.findBy(Rsvp, { eventId, accountId: In(accountIds) });
    return new Map(rsvps.map((rsvp) => [rsvp.accountId, rsvp]));
  }

  private async answered(
    { seriesId, accountId }: Followed,
    now: number,
    limit: number,
  ): Promise<FollowedDate[]> {
    const dates = (await this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoinAndMapOne(
        'event.rsvp',
        Rsvp,
        'rsvp',
        'rsvp.eventId = event.id and rsvp.accountId = :accountId',
        { accountId },
      )
      .where('event.seriesId = :seriesId and event.startsAt > :now', { seriesId, now })
      .andWhere("event.status = 'scheduled'")
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .limit(limit)
      .getMany()) as (Event & { rsvp: Rsvp })[];
    const positions = await this.positions(dates.map(({ rsvp }) => rsvp));
    return dates.map(({ rsvp, ...event }) => ({ event, rsvp, position: positions.get(rsvp.id) ?? null }));
  }

  private async positions(rsvps: readonly Rsvp[]): Promise<Map<string, number>> {
    const waiting = rsvps.filter(({ outcome }) => outcome === 'waitlisted').map(({ id }) => id);
    if (!waiting.length) return new Map();
    const rows = await this.reader.manager
      .createQueryBuilder(Rsvp, 'mine')
      .innerJoin(
        Rsvp,
        'other',
        "other.eventId = mine.eventId and other.outcome = 'waitlisted' " +
          'and (other.queuedAt < mine.queuedAt or (other.queuedAt = mine.queuedAt and other.id <= mine.id))',
      )
      .select('mine.id', 'id')
      .addSelect('count(*)', 'number')
      .where('mine.id in (:...waiting)', { waiting })
      .groupBy('mine.id')
      .getRawMany<{ id: string; number: string | number }>();
    return new Map(rows.map(({ id, number }) => [id, Number(number)]));
  }
}
