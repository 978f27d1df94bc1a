import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { isId } from '../../kernel/ids.js';
import {
  decodeCursor,
  instantPosition,
  type ListAsked,
  type ListPage,
  toPage,
} from '../../platform/database/keyset.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from './following.entity.js';
import type { Follower } from './following-standing.entity.js';
import { Series } from './series.entity.js';

/** Where a walk through followers is. */
export type After = Pick<Following, 'since' | 'id'> | null;

export type Followed = Pick<Following, 'seriesId' | 'accountId'>;

const ROWS_PER_INSERT = 1000;

@Injectable()
export class FollowingStore {
  constructor(private readonly reader: Reader) {}

  async find(from: Reader | Tx, seriesId: string, accountId: string): Promise<Following | null> {
    if (!isId(seriesId)) return null;
    return from.manager.findOneBy(Following, { seriesId, accountId });
  }

  /** Some followers in the order of their ranks, lapsed ones too. */
  async page(tx: Tx, seriesId: string, after: After, limit: number): Promise<Following[]> {
    const query = this.ranked(tx, seriesId);
    if (after) query.andWhere(BEHIND, after);
    return query.limit(limit).getMany();
  }

  every(tx: Tx, seriesId: string): Promise<Following[]> {
    return this.ranked(tx, seriesId).getMany();
  }

  /** The series that somebody follows in a community, or shared with it. */
  async ofAccountIn(accountId: string, communityId: string): Promise<Followed[]> {
    return this.withSeries()
      .where('following.accountId = :accountId', { accountId })
      .andWhere('(series.communityId = :communityId or series.sharedCommunityId = :communityId)', {
        communityId,
      })
      .getRawMany<Followed>();
  }

  /** The series that somebody follows. */
  ofAccount(accountId: string): Promise<Followed[]> {
    return this.withSeries().where('following.accountId = :accountId', { accountId }).getRawMany<Followed>();
  }

  /** Those of somebody on which an adhesion may bear: reserved to that association, with a date of it, or lapsed. */
  async underDues(accountId: string, associationId: string): Promise<Followed[]> {
    return this.withSeries()
      .where('following.accountId = :accountId', { accountId })
      .andWhere(
        (query) =>
          '(series.adherentsOf = :associationId or following.lapsedAt is not null or exists ' +
          `${query
            .subQuery()
            .select('1')
            .from(Event, 'event')
            .where('event.seriesId = series.id and event.adherentsOf = :associationId')
            .getQuery()})`,
        { associationId },
      )
      .getRawMany<Followed>();
  }

  /** Who follows a series, or any of a community, without belonging to its community or the one it is shared with. */
  async outsiders(of: { communityId: string; seriesId: string | null }): Promise<Followed[]> {
    const query = this.withSeries()
      .leftJoin(
        Membership,
        'membership',
        'membership.communityId in (series.communityId, series.sharedCommunityId) ' +
          "and membership.accountId = following.accountId and membership.status = 'active'",
      )
      .where('series.communityId = :communityId', of)
      .andWhere('membership.id is null');
    if (of.seriesId !== null) query.andWhere('series.id = :seriesId', of);
    return query.getRawMany<Followed>();
  }

  /** Answers to its dates to come that were had from following, of people who do not follow it. */
  answersOfNobody(tx: Tx, seriesId: string, now: number): Promise<Rsvp[]> {
    return tx.manager
      .createQueryBuilder(Rsvp, 'rsvp')
      .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
      .leftJoin(
        Following,
        'following',
        'following.seriesId = event.seriesId and following.accountId = rsvp.accountId',
      )
      .where('event.seriesId = :seriesId and event.startsAt > :now', { seriesId, now })
      .andWhere("rsvp.via = 'following' and following.id is null")
      .getMany();
  }

  /** How many follow each series, those whose dues lapsed apart. */
  async countOf(seriesIds: readonly string[]): Promise<Map<string, number>> {
    const counts = new Map(seriesIds.map((id) => [id, 0]));
    if (!seriesIds.length) return counts;
    const rows = await this.reader.manager
      .createQueryBuilder(Following, 'following')
      .select('following.seriesId', 'id')
      .addSelect('count(*)', 'number')
      .where('following.seriesId in (:...seriesIds) and following.lapsedAt is null', { seriesIds })
      .groupBy('following.seriesId')
      .getRawMany<{ id: string; number: string | number }>();
    for (const { id, number } of rows) counts.set(id, Number(number));
    return counts;
  }

  /** People who follow a series, by rank; of those who answered a date of it discreetly only where asked. */
  async list(
    seriesId: string,
    { discreet }: { discreet: boolean },
    asked: ListAsked,
  ): Promise<ListPage<Follower>> {
    const query = this.ranked(this.reader, seriesId)
      .innerJoinAndMapOne('following.account', Account, 'account', 'account.id = following.accountId')
      .andWhere('following.lapsedAt is null');
    if (!discreet)
      query.andWhere(
        (select) =>
          `not exists ${select
            .subQuery()
            .select('1')
            .from(Rsvp, 'rsvp')
            .innerJoin(Event, 'event', 'event.id = rsvp.eventId')
            .where('event.seriesId = following.seriesId and rsvp.accountId = following.accountId')
            .andWhere('rsvp.discreet = :yes')
            .getQuery()}`,
        { yes: true },
      );
    const after = decodeCursor(asked.cursor, instantPosition);
    if (after) query.andWhere(BEHIND, { since: after[0], id: after[1] });
    const rows = (await query.limit(asked.limit + 1).getMany()) as (Following & { account: Account })[];
    const page = toPage(rows, asked.limit, ({ since, id }) => [since, id]);
    return {
      items: page.items.map(({ account, ...following }) => ({ following, account })),
      next: page.next,
    };
  }

  async insertAll(tx: Tx, followings: readonly Following[]): Promise<void> {
    for (let from = 0; from < followings.length; from += ROWS_PER_INSERT)
      await tx.manager
        .createQueryBuilder()
        .insert()
        .into(Following)
        .values(followings.slice(from, from + ROWS_PER_INSERT))
        .updateEntity(false)
        .execute();
  }

  async setLapsed(tx: Tx, ids: string[], lapsedAt: number | null): Promise<void> {
    await tx.manager.update(Following, { id: In(ids) }, { lapsedAt });
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Following, { id });
  }

  private ranked(from: Reader | Tx, seriesId: string) {
    return from.manager
      .createQueryBuilder(Following, 'following')
      .where('following.seriesId = :seriesId', { seriesId })
      .orderBy('following.since')
      .addOrderBy('following.id');
  }

  private withSeries() {
    return this.reader.manager
      .createQueryBuilder(Following, 'following')
      .innerJoin(Series, 'series', 'series.id = following.seriesId')
      .select('following.seriesId', 'seriesId')
      .addSelect('following.accountId', 'accountId');
  }
}

const BEHIND = '(following.since > :since or (following.since = :since and following.id > :id))';
