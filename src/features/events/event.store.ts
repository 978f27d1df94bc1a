import { Injectable } from '@nestjs/common';
import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import { DAY } from '../../kernel/clock.js';
import { isId, NOBODY } from '../../kernel/ids.js';
import { pageByInstant } from '../../platform/database/instant-page.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { PreparedQuery } from '../../platform/database/prepared-query.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Association } from '../associations/association.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventHost } from './event-host.entity.js';
import { EventInvitation } from './event-invitation.entity.js';
import { Event } from './event.entity.js';
import type { EventListInput } from './event.input.js';
import type { EventForPerson } from './event-for-person.entity.js';

/** `folds`: of each series its next date alone, where all of them would hide everything else. */
export type DatesAsked = EventListInput & { folds?: boolean };

type Joined = Event & Omit<EventForPerson, 'event'>;
type Hosting = EventHost & { account: Account };

const NOT_ANOTHERS_DRAFT =
  "(event.status <> 'draft' or (membership.status = 'active' and " +
  "(host.accountId is not null or membership.role in ('cohost', 'organiser'))) or " +
  "(sharedMembership.status = 'active' and " +
  "(host.accountId is not null or sharedMembership.role in ('cohost', 'organiser'))))";

const SEEN =
  "((event.audience = 'public' and community.joinPolicy <> 'invitation') or membership.status = 'active' " +
  "or sharedMembership.status = 'active' or invitation.id is not null or (adhesion.id is not null " +
  "and coalesce(membership.status, '') <> 'removed' and coalesce(sharedMembership.status, '') <> 'removed'))";

// No event lasts longer: the index on the start then finds what is not over yet.
const LONGEST = DAY;

// SQLite takes 32,766 bound values in a statement; an event has fewer than 40.
const ROWS_PER_INSERT = 500;

@Injectable()
export class EventStore {
  private readonly one = new PreparedQuery<EventForPerson>((manager) =>
    joined(manager, 'accountId').where('event.id = :id', { id: 'id' }),
  );
  private readonly hostsOfOne = new PreparedQuery<{ account: Account }>((manager) =>
    hosting(manager).where('host.eventId = :id', { id: 'id' }),
  );

  async forPerson(from: Reader | Tx, id: string, accountId: string | null): Promise<EventForPerson | null> {
    return isId(id) ? this.one.first(from.manager, { id, accountId: accountId ?? NOBODY }) : null;
  }

  /** As `forPerson`, holding the event until the transaction ends. */
  async lockForPerson(tx: Tx, id: string, accountId: string | null): Promise<EventForPerson | null> {
    return (await this.lock(tx, id)) && this.forPerson(tx, id, accountId);
  }

  async lock(tx: Tx, id: string): Promise<Event | null> {
    if (!isId(id)) return null;
    return tx.locking(tx.manager.createQueryBuilder(Event, 'event').where('event.id = :id', { id })).getOne();
  }

  async findById(from: Reader | Tx, id: string): Promise<Event | null> {
    return isId(id) ? from.manager.findOneBy(Event, { id }) : null;
  }

  /** Of a community or shared with it, that somebody can see; drafts for those who manage them. */
  listOfCommunity(
    from: Reader,
    communityId: string,
    asked: DatesAsked & { accountId: string | null; now: number },
  ): Promise<ListPage<EventForPerson>> {
    const query = joined(from.manager, asked.accountId)
      .where('(event.communityId = :communityId or event.sharedCommunityId = :communityId)', { communityId })
      .andWhere(NOT_ANOTHERS_DRAFT)
      .andWhere(SEEN);
    return this.page(folded(query, asked), asked);
  }

  /** Dates of a series that somebody can see, whatever became of them. */
  listOfSeries(
    from: Reader,
    seriesId: string,
    asked: EventListInput & { accountId: string | null; now: number },
  ): Promise<ListPage<EventForPerson>> {
    const query = joined(from.manager, asked.accountId)
      .where('event.seriesId = :seriesId', { seriesId })
      .andWhere(SEEN);
    return this.page(query, asked);
  }

  /** All that somebody can see: public, of their communities, and those they are asked to. */
  listVisible(
    from: Reader,
    asked: DatesAsked & { accountId: string | null; now: number },
  ): Promise<ListPage<EventForPerson>> {
    const query = joined(from.manager, asked.accountId).where(NOT_ANOTHERS_DRAFT).andWhere(SEEN);
    return this.page(folded(query, asked), asked);
  }

  async findByIds(from: Reader, ids: string[], accountId: string | null): Promise<EventForPerson[]> {
    if (!ids.length) return [];
    const found = await joined(from.manager, accountId).where('event.id in (:...ids)', { ids }).getMany();
    return found.map((event) => split(event as Joined));
  }

  /** Hosts of each event who belong to its community or to the one it is shared with, the first one first. */
  async hostsOf(from: Reader | Tx, eventIds: string[]): Promise<Map<string, Account[]>> {
    const hosts = new Map<string, Account[]>(eventIds.map((id) => [id, []]));
    if (!eventIds.length) return hosts;
    const query = hosting(from.manager).where('host.eventId in (:...eventIds)', { eventIds });
    for (const { eventId, account } of (await query.getMany()) as Hosting[])
      hosts.get(eventId)?.push(account);
    return hosts;
  }

  /** As `hostsOf`, of one event. */
  async hostsOfEvent(from: Reader | Tx, id: string): Promise<Account[]> {
    // Who is a member of both communities is found twice.
    const found = await this.hostsOfOne.all(from.manager, { id });
    return [...new Map(found.map(({ account }) => [account.id, account])).values()];
  }

  /** Events still to come whose instants were computed with other rules than `tzdata`. */
  staleZones(from: Reader | Tx, tzdata: string, now: number, limit: number): Promise<Event[]> {
    return from.manager
      .createQueryBuilder(Event, 'event')
      .where('event.tzdata <> :tzdata and event.endsAt > :now', { tzdata, now })
      .orderBy('event.id')
      .limit(limit)
      .getMany();
  }

  async insert(tx: Tx, event: Event): Promise<void> {
    await tx.manager.insert(Event, event);
  }

  async insertAll(tx: Tx, events: Event[]): Promise<void> {
    for (let from = 0; from < events.length; from += ROWS_PER_INSERT)
      await tx.manager.insert(Event, events.slice(from, from + ROWS_PER_INSERT));
  }

  async insertHosts(tx: Tx, hosts: EventHost[]): Promise<void> {
    for (let from = 0; from < hosts.length; from += ROWS_PER_INSERT)
      await tx.manager.insert(EventHost, hosts.slice(from, from + ROWS_PER_INSERT));
  }

  async update(tx: Tx, id: string, values: Partial<Event>): Promise<void> {
    await tx.manager.update(Event, { id }, values);
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(Event, { id });
  }

  async replaceHosts(tx: Tx, eventId: string, accountIds: string[]): Promise<void> {
    await tx.manager.delete(EventHost, { eventId });
    await tx.manager.insert(
      EventHost,
      accountIds.map((accountId, rank) => ({ eventId, accountId, rank })),
    );
  }

  private async page(
    query: SelectQueryBuilder<Event>,
    asked: EventListInput & { now: number },
  ): Promise<ListPage<EventForPerson>> {
    const upcoming = asked.when === 'upcoming';
    query.andWhere(
      upcoming
        ? 'event.endsAt > :now and event.startsAt > :longAgo'
        : 'event.endsAt <= :now and event.startsAt <= :now',
      { now: asked.now, longAgo: asked.now - LONGEST },
    );
    const order = upcoming ? 'ASC' : 'DESC';
    const { items, next } = await pageByInstant(query, { by: 'startsAt', order }, asked);
    return { items: items.map((event) => split(event as Joined)), next };
  }
}

/** Of each series no more than its next date, and those cancelled before it. */
function folded(query: SelectQueryBuilder<Event>, { folds, when }: DatesAsked): SelectQueryBuilder<Event> {
  if (!folds || when === 'past') return query;
  return query.andWhere(
    (select) =>
      `(event.seriesId is null or not exists ${select
        .subQuery()
        .select('1')
        .from(Event, 'sooner')
        .where("sooner.seriesId = event.seriesId and sooner.status = 'scheduled'")
        .andWhere('sooner.startsAt < event.startsAt and sooner.endsAt > :now')
        .getQuery()})`,
  );
}

/** An event with all that says what somebody may know of it and do about it. */
function joined(manager: EntityManager, accountId: string | null): SelectQueryBuilder<Event> {
  return manager
    .createQueryBuilder(Event, 'event')
    .innerJoinAndMapOne('event.community', Community, 'community', 'community.id = event.communityId')
    .leftJoinAndMapOne(
      'event.membership',
      Membership,
      'membership',
      'membership.communityId = event.communityId and membership.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'event.sharedCommunity',
      Community,
      'sharedCommunity',
      'sharedCommunity.id = event.sharedCommunityId',
    )
    .leftJoinAndMapOne(
      'event.sharedMembership',
      Membership,
      'sharedMembership',
      'sharedMembership.communityId = event.sharedCommunityId and sharedMembership.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'event.host',
      EventHost,
      'host',
      'host.eventId = event.id and host.accountId = :accountId',
    )
    .leftJoinAndMapOne(
      'event.invitation',
      EventInvitation,
      'invitation',
      'invitation.eventId = event.id and invitation.accountId = :accountId and invitation.withdrawnAt is null',
    )
    .leftJoinAndMapOne('event.association', Association, 'association', 'association.id = event.adherentsOf')
    .leftJoinAndMapOne(
      'event.adhesion',
      Adhesion,
      'adhesion',
      'adhesion.associationId = event.adherentsOf and adhesion.accountId = :accountId',
    )
    .setParameter('accountId', accountId ?? NOBODY);
}

/** Hosts who still belong, the first one first. */
function hosting(manager: EntityManager): SelectQueryBuilder<EventHost> {
  return manager
    .createQueryBuilder(EventHost, 'host')
    .innerJoinAndMapOne('host.account', Account, 'account', 'account.id = host.accountId')
    .innerJoin(Event, 'event', 'event.id = host.eventId')
    .innerJoin(
      Membership,
      'membership',
      'membership.communityId in (event.communityId, event.sharedCommunityId) ' +
        "and membership.accountId = host.accountId and membership.status = 'active'",
    )
    .orderBy('host.rank');
}

function split(found: Joined): EventForPerson {
  const { community, membership, sharedCommunity, sharedMembership, host, invitation, ...rest } = found;
  const { association, adhesion, ...event } = rest;
  return {
    event,
    community,
    membership: membership ?? null,
    sharedCommunity: sharedCommunity ?? null,
    sharedMembership: sharedMembership ?? null,
    host: host ?? null,
    invitation: invitation ?? null,
    association: association ?? null,
    adhesion: adhesion ?? null,
  };
}
