import { Injectable } from '@nestjs/common';
import type { EntityManager, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import type { Locale } from '../../kernel/locale.js';
import { Reader } from '../../platform/database/transaction.js';
import { Account } from '../accounts/account.entity.js';
import { Suspension } from '../accounts/suspension.entity.js';
import { Community } from '../communities/community.entity.js';
import { Event } from '../events/event.entity.js';
import { Rsvp } from '../rsvps/rsvp.entity.js';
import { Following } from '../series/following.entity.js';
import { Series } from '../series/series.entity.js';
import { Topic } from '../topics/topic.entity.js';
import { Feed } from './feed.entity.js';
import { ANSWERED, joinAccess, OWNER_SHOWS, SHOWN, VISIBLE } from './feed-content.store.js';

/** What tells whether rows changed, without reading them: exact, as text. */
interface Sums extends Record<`sum${number}`, string> {
  /** Of what will be talked about on the events; zero where there is nothing. */
  agenda: string;
}

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

/** Where an event stands in a community's feed: its own, and what one that shows itself shares with it. */
const OF_COMMUNITY = '(event.communityId = community.id or event.sharedCommunityId = community.id)';

// Counters alone could balance out when one event leaves and another comes; milliseconds beside them do not.
const EVENT_SUMS = ['1', 'event.revision', 'event.revisedAt', 'event.startsAt'];
// An edit, a skip and a horizon that moves change what stands of a series beyond its rows.
const HORIZON = "cast(replace(series.horizonOn, '-', '') as integer)";
const SERIES_SUMS = ['series.revision', 'series.sequence', HORIZON];
const SHOWN_SUMS = [...EVENT_SUMS, ...SERIES_SUMS.map((column) => `coalesce(${column}, 0)`)];
const FOLLOWED_SUMS = ['following.since', ...SERIES_SUMS];
const ANSWER_SUMS = [...EVENT_SUMS, 'rsvp.version', 'rsvp.answeredAt'];

/** The state of a feed, by one aggregate query. */
@Injectable()
export class FeedStateStore {
  private communityQuery: Prepared | null = null;
  private myQuery: Prepared | null = null;

  constructor(private readonly reader: Reader) {}

  /** Null where no community shows itself under this slug. */
  async communityState(slug: string, since: number): Promise<CommunityFeedState | null> {
    this.communityQuery ??= prepare(communityQuery(this.reader.manager));
    return this.first<CommunityFeedState>(this.communityQuery, { slug, since });
  }

  /** Null for a secret that is unknown or revoked, and while its owner's access is closed. */
  async myState(
    tokenHash: string,
    { since, now }: { since: number; now: number },
  ): Promise<MyFeedState | null> {
    this.myQuery ??= prepare(myQuery(this.reader.manager));
    return this.first<MyFeedState>(this.myQuery, { tokenHash, since, now });
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
    .leftJoin(
      Suspension,
      'suspension',
      'suspension.accountId = account.id and (suspension.endsAt is null or suspension.endsAt > :now)',
      { now: 'now' },
    )
    .leftJoin(Rsvp, 'rsvp', ANSWERED.replace(':accountId', 'feed.accountId'))
    .leftJoin(Event, 'event', 'event.id = rsvp.eventId')
    .select('feed.id', 'feedId')
    .addSelect('feed.accountId', 'accountId')
    .addSelect('feed.readAt', 'readAt')
    .addSelect('account.locale', 'locale')
    .addSelect('account.timeZone', 'timeZone')
    .where('feed.tokenHash = :tokenHash and suspension.id is null', { tokenHash: 'tokenHash' })
    .groupBy('feed.id')
    .addGroupBy('account.id')
    .setParameters({ since: 'since' });
  return withFollowed(withSums(joinAccess(query), ANSWER_SUMS, VISIBLE));
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
  const sums = columns.map((column, index) => [column, `sum${index}`] as const);
  for (const [column, name] of [...sums, [agendaSum(query), 'agenda'] as const])
    query.addSelect(`cast(coalesce(sum(case when ${counted} then ${column} end), 0) as text)`, name);
  return query;
}

/** What will be talked about on an event: ranks beside instants tell of two topics that change places. */
const agendaSum = <Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>): string =>
  query
    .subQuery()
    .select('sum(topic.updatedAt + topic.rank * topic.createdAt)')
    .from(Topic, 'topic')
    .where("topic.eventId = event.id and topic.state = 'accepted' and topic.hiddenAt is null")
    .getQuery();
