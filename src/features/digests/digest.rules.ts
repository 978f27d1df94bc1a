import { DAY } from '../../kernel/clock.js';
import { isTerritory, territoryLineage } from '../../vocabulary/territories.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';
import type { NewsItem } from '../board/news-item.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Lists } from './digest-length.rules.js';

/** How far ahead a digest looks for what is to come. */
export const DATES_AHEAD = 14 * DAY;

/** What decides whether something is for somebody. */
export interface DigestReader {
  accountId: string;
  /** Those that they chose, and all that contains them. */
  territories: ReadonlySet<string>;
  /** Null: all of them. */
  kinds: ReadonlySet<NewsKind> | null;
  /** Those that they are active in and want to hear of. */
  communityIds: ReadonlySet<string>;
  isColleague: boolean;
}

/** What one digest tells: since the last one, to somebody who gets them since a day. Instants. */
export interface Window {
  since: number;
  from: number;
  until: number;
}

/** An item that was published, with what says to whom it is news. */
export type NewsCandidate = Shown &
  Pick<NewsItem, 'id' | 'kind' | 'territory' | 'scope' | 'communityId' | 'authorId' | 'correctedAt'> & {
    publishedAt: number;
    /** When what it replaces was published; null where it replaces nothing. */
    replacedAt: number | null;
  };

export type DateCandidate = Pick<Event, 'id' | 'communityId' | 'sharedCommunityId' | 'startsAt'>;

/** All that is for somebody, the latest news first and the soonest dates first: ids. */
export type Contents = Lists<string, string>;

/** What of their choices says where: what applies to a whole region or country applies in each place of it. */
export const withWhatContains = (territories: readonly string[]): Set<string> =>
  new Set(territories.filter(isTerritory).flatMap(territoryLineage));

/** What is kept to a community is told to its members wherever they live; everything else, where it applies. */
export function reads(
  reader: DigestReader,
  item: Pick<NewsItem, 'kind' | 'territory' | 'scope' | 'communityId'>,
): boolean {
  if (reader.kinds !== null && !reader.kinds.has(item.kind)) return false;
  if (item.scope === 'community')
    return item.communityId !== null && reader.communityIds.has(item.communityId);
  return reader.isColleague && reader.territories.has(item.territory);
}

export function attends(reader: DigestReader, date: Omit<DateCandidate, 'id' | 'startsAt'>): boolean {
  const { communityId, sharedCommunityId } = date;
  const isShared = sharedCommunityId !== null && reader.communityIds.has(sharedCommunityId);
  return isShared || reader.communityIds.has(communityId);
}

type Shown = Pick<NewsItem, 'status' | 'hiddenAt' | 'state' | 'expiresAt'>;

/** Published, hidden by nobody, and still news. */
export const isNews = ({ status, hiddenAt, state, expiresAt }: Shown, now: number): boolean =>
  status === 'published' &&
  hiddenAt === null &&
  state !== 'outdated' &&
  expiresAt !== null &&
  expiresAt > now;

/** Where an item stands in somebody's digest; null where it is not news to them. */
export function partOf(
  reader: DigestReader,
  item: NewsCandidate,
  { since, from, until }: Window,
): 'corrected' | 'fresh' | null {
  if (item.authorId === reader.accountId || !isNews(item, until) || !reads(reader, item)) return null;
  const wasTold = (publishedAt: number): boolean => publishedAt >= since && publishedAt < from;
  if (item.publishedAt >= from) {
    if (item.publishedAt >= until) return null;
    return item.replacedAt !== null && wasTold(item.replacedAt) ? 'corrected' : 'fresh';
  }
  const isCorrected = item.correctedAt !== null && item.correctedAt >= from;
  return isCorrected && wasTold(item.publishedAt) ? 'corrected' : null;
}

/** @param news latest first @param dates soonest first */
export function contentsFor(
  reader: DigestReader,
  { news, dates }: { news: readonly NewsCandidate[]; dates: readonly DateCandidate[] },
  window: Window,
): Contents {
  const placed = news.map((item) => ({ id: item.id, part: partOf(reader, item, window) }));
  const idsOf = (part: 'corrected' | 'fresh'): string[] =>
    placed.filter((each) => each.part === part).map(({ id }) => id);
  return {
    corrected: idsOf('corrected'),
    fresh: idsOf('fresh'),
    dates: dates.filter((date) => attends(reader, date)).map(({ id }) => id),
    moreNews: 0,
    moreDates: 0,
  };
}

/** Nothing is mailed when there is nothing. */
export const isEmpty = ({ corrected, fresh, dates }: Lists<unknown, unknown>): boolean =>
  corrected.length + fresh.length + dates.length === 0;
