import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Locale } from '../../kernel/locale.js';
import { Reader } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Adhesion } from '../associations/adhesion.entity.js';
import { Community } from '../communities/community.entity.js';
import { Membership } from '../communities/membership.entity.js';
import { EventInvitation } from '../events/event-invitation.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from '../series/following.entity.js';
import { Series } from '../series/series.entity.js';
import { Feed } from './feed.entity.js';

/** What tells whether rows changed, without reading them: exact, as text. */
type Sums = Record<`sum${number}`, string>;

export interface CommunityFeedState extends Sums {
  communityId: string;
  name: string;
  timeZone: string;
}

export interface MyFeedState extends Sums {
  feedId: string;
  accountId: string;
  readAt: number | null;
  locale: Locale;
  timeZone: string;
  /** How many series they follow. */
  followed: string;
}

export interface AnsweredEvent {
  event: Event;
  rsvp: Rsvp;
}

const SHOWN = "event.audience = 'public' and event.status <> 'draft' and event.startsAt > :since";

/** Where an event stands in a community's feed: its own, and what one that shows itself shares with it. */
const OF_COMMUNITY = '(event.communityId = community.id or event.sharedCommunityId = community.id)';
const OWNER_SHOWS = "owner.joinPolicy <> 'invitation'";

const ANSWERED = "rsvp.accountId = :accountId and rsvp.outcome in ('going', 'waitlisted', 'maybe')";

/** What its owner could open: nobody keeps reading of a community that they left. */
const VISIBLE =
  "event.status <> 'draft' and event.startsAt > :since and " +
  "((event.audience = 'public' and community.joinPolicy <> 'invitation') or membership.status = 'active' " +
  "or sharedMembership.status = 'active' or invitation.id is not null or (adhesion.id is not null " +
  "and coalesce(membership.status, '') <> 'removed' and coalesce(sharedMembership.status, '') <> 'removed'))";

// Counters alone could balance out when one event leaves and another comes; milliseconds beside them do not.
const EVENT_SUMS = ['1', 'event.revision', 'event.revisedAt', 'event.startsAt'];
// An edit, a skip and a horizon that moves change what stands of a series beyond its rows.
const HORIZON = "cast(replace(series.horizonOn, '-', '') as integer)";
const SERIES_SUMS = ['series.revision', 'series.sequence', HORIZON];
const SHOWN_SUMS = [...EVENT_SUMS, ...SERIES_SUMS.map((column) => `coalesce(${column}, 0)`)];
const FOLLOWED_SUMS = ['following.since', ...SERIES_SUMS];
const ANSWER_SUMS = [...EVENT_SUMS, 'rsvp.version', 'rsvp.answeredAt'];

/** The state of a feed by one aggregate query, and what stands in it. */
@Injectable()
export class FeedContentStore {
  private communityQuery: Prepared | null = null;
  private myQuery: Prepared | null = null;

  constructor(private readonly reader: Reader) {}

  /** Null where no community shows itself under this slug. */
  async communityState(slug: string, since: number): Promise<CommunityFeedState | null> {
    this.communityQuery ??= prepare(communityQuery(this.reader.manager));
    return this.first<CommunityFeedState>(this.communityQuery, { slug, since });
  }

  communityEvents(communityId: string, since: number): Promise<Event[]> {
    return this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoin(Community, 'owner', `owner.id = event.communityId and ${OWNER_SHOWS}`)
      .where('(event.communityId = :communityId or event.sharedCommunityId = :communityId)', { communityId })
      .andWhere(SHOWN, { since })
      .orderBy('event.startsAt')
      .addOrderBy('event.id')
      .getMany();
  }

  /** Null for a secret that is unknown or revoked. */
  async myState(tokenHash: string, since: number): Promise<MyFeedState | null> {
    this.myQuery ??= prepare(myQuery(this.reader.manager));
    return this.first<MyFeedState>(this.myQuery, { tokenHash, since });
  }

  async myEvents(accountId: string, since: number): Promise<AnsweredEvent[]> {
    const query = this.reader.manager
      .createQueryBuilder(Event, 'event')
      .innerJoinAndMapOne('event.rsvp', Rsvp, 'rsvp', `rsvp.eventId = event.id and ${ANSWERED}`, {
        accountId,
      })
      .where(VISIBLE, { since })
      .orderBy('event.startsAt')
      .addOrderBy('event.id');
    const rows = (await joinAccess(query).getMany()) as (Event & { rsvp: Rsvp })[];
    return rows.map(({ rsvp, ...event }) => ({ event, rsvp }));
  }

  private async first<Row>({ sql, names }: Prepared, values: Record<string, unknown>): Promise<Row | null> {
    const [row] = await this.reader.manager.query<Row[]>(
      sql,
      names.map((name) => values[name]),
    );
    return row ?? null;
  }
}

/** A statement, and which value stands at each of its parameters. */
interface Prepared {
  sql: string;
  names: string[];
}

/** Built once: for a query that most requests ask and nothing else, building it again costs as much as running it. */
function prepare<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): Prepared {
  const [sql, names] = query.getQueryAndParameters();
  return { sql, names: names as string[] };
}

/** At each parameter stands its own name, for `prepare`. */
function communityQuery(manager: EntityManager): SelectQueryBuilder<Community> {
  const query = manager
    .createQueryBuilder(Community, 'community')
    .leftJoin(Event, 'event', `${OF_COMMUNITY} and ${SHOWN}`, { since: 'since' })
    .leftJoin(Community, 'owner', 'owner.id = event.communityId')
    .leftJoin(Series, 'series', 'series.id = event.seriesId')
    .select('community.id', 'communityId')
    .addSelect('community.name', 'name')
    .addSelect('community.timeZone', 'timeZone')
    .where("community.slug = :slug and community.joinPolicy <> 'invitation'", { slug: 'slug' })
    .groupBy('community.id');
  return withSums(query, SHOWN_SUMS, OWNER_SHOWS);
}

function myQuery(manager: EntityManager): SelectQueryBuilder<Feed> {
  const query = manager
    .createQueryBuilder(Feed, 'feed')
    .innerJoin(Account, 'account', 'account.id = feed.accountId')
    .leftJoin(Rsvp, 'rsvp', ANSWERED.replace(':accountId', 'feed.accountId'))
    .leftJoin(Event, 'event', 'event.id = rsvp.eventId')
    .select('feed.id', 'feedId')
    .addSelect('feed.accountId', 'accountId')
    .addSelect('feed.readAt', 'readAt')
    .addSelect('account.locale', 'locale')
    .addSelect('account.timeZone', 'timeZone')
    .where('feed.tokenHash = :tokenHash', { tokenHash: 'tokenHash' })
    .groupBy('feed.id')
    .addGroupBy('account.id')
    .setParameters({ since: 'since' });
  return withFollowed(withSums(joinAccess(query), ANSWER_SUMS, VISIBLE));
}

/** What `VISIBLE` asks about, of whoever answered. */
function joinAccess<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): SelectQueryBuilder<Row> {
  return query
    .leftJoin(Community, 'community', 'community.id = event.communityId')
    .leftJoin(
      Membership,
      'membership',
      'membership.communityId = event.communityId and membership.accountId = rsvp.accountId',
    )
    .leftJoin(
      Membership,
      'sharedMembership',
      'sharedMembership.communityId = event.sharedCommunityId and sharedMembership.accountId = rsvp.accountId',
    )
    .leftJoin(
      EventInvitation,
      'invitation',
      'invitation.eventId = event.id and invitation.accountId = rsvp.accountId and invitation.withdrawnAt is null',
    )
    .leftJoin(
      Adhesion,
      'adhesion',
      'adhesion.associationId = event.adherentsOf and adhesion.accountId = rsvp.accountId',
    );
}

/** Of the series that the owner follows, whatever they answered. */
function withFollowed(query: SelectQueryBuilder<Feed>): SelectQueryBuilder<Feed> {
  ['1', ...FOLLOWED_SUMS].forEach((column, index) => {
    query.addSelect(
      (select) =>
        select
          .select(`cast(coalesce(sum(${column}), 0) as text)`)
          .from(Following, 'following')
          .innerJoin(Series, 'series', 'series.id = following.seriesId')
          .where('following.accountId = feed.accountId and following.lapsedAt is null'),
      index === 0 ? 'followed' : `sum${ANSWER_SUMS.length + index}`,
    );
  });
  return query;
}

function withSums<Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  columns: readonly string[],
  counted: string,
): SelectQueryBuilder<Row> {
  columns.forEach((column, index) => {
    query.addSelect(`cast(coalesce(sum(case when ${counted} then ${column} end), 0) as text)`, `sum${index}`);
  });
  return query;
}
