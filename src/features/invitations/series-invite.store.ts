import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Community } from '../communities/community.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from '../series/following.entity.js';
import { Series } from '../series/series.entity.js';
import { Invite } from './invite.entity.js';
import { SeriesInvite } from './series-invite.entity.js';

/** A series with its dates that are not over, and whether another goes on where it ends. */
export interface SeriesSituation {
  series: Series;
  dates: Event[];
  hasNext: boolean;
}

/** Somebody's correspondence about a series, with all that says where they stand in it. */
export interface SeriesPerson {
  invite: SeriesInvite;
  following: Following | null;
  /** By event. */
  rsvps: Map<string, Rsvp>;
  /** Their calendar holds the series that went before. */
  continues: boolean;
}

/** Whom a mail about a series goes to. */
export interface SeriesAddressee {
  invite: SeriesInvite;
  account: Account;
  series: Series;
  community: Community;
}

@Injectable()
export class SeriesInviteStore {
  constructor(private readonly reader: Reader) {}

  /** @param today the day, in the series' zone, from which dates count even where they were moved and are over */
  async situation(tx: Tx, series: Series, at: { now: number; today: string }): Promise<SeriesSituation> {
    const dates = await tx.manager
      .createQueryBuilder(Event, 'event')
      .where('event.seriesId = :id and event.originalStartLocal is not null', { id: series.id })
      .andWhere('(event.endsAt > :now or event.originalStartLocal >= :today)', at)
      .orderBy('event.originalStartLocal')
      .getMany();
    return { series, dates, hasNext: await tx.manager.existsBy(Series, { previousId: series.id }) };
  }

  async seriesOf(eventId: string): Promise<string | null> {
    const event = await this.reader.manager.findOne(Event, {
      select: { id: true, seriesId: true },
      where: { id: eventId },
    });
    return event?.seriesId ?? null;
  }

  /** Somebody's, held until the end. */
  async lockOf(tx: Tx, seriesId: string, accountId: string): Promise<SeriesInvite | null> {
    return this.locked(tx, seriesId).andWhere('invite.accountId = :accountId', { accountId }).getOne();
  }

  /** Of a series, in the order of their ids, beyond `after`; held until the end. */
  lockPage(tx: Tx, seriesId: string, after: string | null, limit: number): Promise<SeriesInvite[]> {
    const query = this.locked(tx, seriesId).orderBy('invite.id').limit(limit);
    return (after ? query.andWhere('invite.id > :after', { after }) : query).getMany();
  }

  isFollowed(tx: Tx, seriesId: string, accountId: string): Promise<boolean> {
    return tx.manager.existsBy(Following, { seriesId, accountId });
  }

  /** Of which lapse of their dues somebody was told by the mail of a series. */
  async toldLapse(tx: Tx, seriesId: string | null, accountId: string): Promise<number | null> {
    const invite = seriesId && (await tx.manager.findOneBy(SeriesInvite, { seriesId, accountId }));
    return invite ? invite.toldLapseAt : null;
  }

  /** With where these people stand: three queries, whatever their number. */
  async people(tx: Tx, { series, dates }: SeriesSituation, invites: SeriesInvite[]): Promise<SeriesPerson[]> {
    if (!invites.length) return [];
    const accountIds = invites.map(({ accountId }) => accountId);
    const followings = await tx.manager.findBy(Following, { seriesId: series.id, accountId: In(accountIds) });
    const eventIds = dates.map(({ id }) => id);
    const rsvps = eventIds.length
      ? await tx.manager.findBy(Rsvp, { eventId: In(eventIds), accountId: In(accountIds) })
      : [];
    const before = await this.holders(tx, series.previousId, accountIds);
    return invites.map((invite) => {
      const mine = rsvps.filter(({ accountId }) => accountId === invite.accountId);
      return {
        invite,
        following: followings.find(({ accountId }) => accountId === invite.accountId) ?? null,
        rsvps: new Map(mine.map((rsvp) => [rsvp.eventId, rsvp])),
        continues: before.has(invite.accountId),
      };
    });
  }

  async insert(tx: Tx, invite: SeriesInvite): Promise<void> {
    await tx.manager
      .createQueryBuilder()
      .insert()
      .into(SeriesInvite)
      .values(invite)
      .orIgnore()
      .updateEntity(false)
      .execute();
  }

  async update(tx: Tx, id: string, values: Partial<SeriesInvite>): Promise<void> {
    await tx.manager.update(SeriesInvite, { id }, values);
  }

  /** By the ids of their invites; a series is read once for all of them. */
  async addressees(ids: string[]): Promise<Map<string, SeriesAddressee>> {
    const invites = (await this.reader.manager
      .createQueryBuilder(SeriesInvite, 'invite')
      .innerJoinAndMapOne('invite.account', Account, 'account', 'account.id = invite.accountId')
      .where('invite.id in (:...ids)', { ids })
      .getMany()) as (SeriesInvite & { account: Account })[];
    const found = await this.withCommunities([...new Set(invites.map(({ seriesId }) => seriesId))]);
    return new Map(
      invites.flatMap(({ account, ...invite }) => {
        const of = found.get(invite.seriesId);
        return of ? [[invite.id, { invite, account, ...of }]] : [];
      }),
    );
  }

  byLinkToken(linkTokenHash: string): Promise<SeriesInvite | null> {
    return this.reader.manager.findOneBy(SeriesInvite, { linkTokenHash });
  }

  /** Of somebody, those whose link is older than an instant; held until the end. */
  issuedBefore(tx: Tx, accountId: string, at: number): Promise<SeriesInvite[]> {
    const query = tx.manager
      .createQueryBuilder(SeriesInvite, 'invite')
      .where('invite.accountId = :accountId and invite.createdAt < :at', { accountId, at })
      .andWhere('(invite.reissuedAt is null or invite.reissuedAt < :at)', { at });
    return tx.locking(query).getMany();
  }

  /** Dates of series that are not long over, each series' in their order. */
  async datesOf(seriesIds: string[], since: number): Promise<Map<string, Event[]>> {
    const found = await this.reader.manager
      .createQueryBuilder(Event, 'event')
      .where('event.seriesId in (:...seriesIds) and event.endsAt > :since', { seriesIds, since })
      .andWhere("event.status <> 'draft'")
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .getMany();
    const dates = new Map<string, Event[]>(seriesIds.map((id) => [id, []]));
    for (const event of found) dates.get(event.seriesId ?? '')?.push(event);
    return dates;
  }

  /** The dates to come of a series that somebody answered by themselves, or was mailed about by itself. */
  async singleDates(seriesId: string, accountId: string): Promise<string[]> {
    const rows = await this.reader.manager
      .createQueryBuilder(Event, 'event')
      .leftJoin(Rsvp, 'rsvp', 'rsvp.eventId = event.id and rsvp.accountId = :accountId', { accountId })
      .leftJoin(Invite, 'invite', 'invite.eventId = event.id and invite.accountId = :accountId')
      .select('event.id', 'id')
      .where('event.seriesId = :seriesId and event.status <> :draft', { seriesId, draft: 'draft' })
      .andWhere("(rsvp.via = 'own' or invite.holds = 'request')")
      .orderBy('event.startsAt')
      .getRawMany<{ id: string }>();
    return rows.map(({ id }) => id);
  }

  private async holders(tx: Tx, seriesId: string | null, accountIds: string[]): Promise<Set<string>> {
    if (seriesId === null) return new Set();
    const invites = await tx.manager.findBy(SeriesInvite, { seriesId, accountId: In(accountIds) });
    return new Set(invites.filter(({ held }) => held !== null).map(({ accountId }) => accountId));
  }

  private locked(tx: Tx, seriesId: string) {
    return tx.locking(
      tx.manager
        .createQueryBuilder(SeriesInvite, 'invite')
        .where('invite.seriesId = :seriesId', { seriesId }),
    );
  }

  private async withCommunities(
    ids: string[],
  ): Promise<Map<string, Pick<SeriesAddressee, 'series' | 'community'>>> {
    if (!ids.length) return new Map();
    const found = (await this.reader.manager
      .createQueryBuilder(Series, 'series')
      .innerJoinAndMapOne('series.community', Community, 'community', 'community.id = series.communityId')
      .where('series.id in (:...ids)', { ids })
      .getMany()) as (Series & { community: Community })[];
    return new Map(found.map(({ community, ...series }) => [series.id, { series, community }]));
  }
}
