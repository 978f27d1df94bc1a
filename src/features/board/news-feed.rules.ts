import { DAY, HOUR } from '../../kernel/clock.js';
import type { NewsKind } from '../../vocabulary/news-kinds.js';

/** What a feed is narrowed to; all where empty. */
export interface FeedChoices {
  territories: readonly string[];
  kinds: readonly NewsKind[];
}

/** Raised when the same rows give other bytes than before. */
const FORMAT = 2;

/** What is told of a feed by its lines: its state, and until when time alone leaves it as it is. */
export const readingOf = <Line extends { expiresAt: number }>(lines: readonly Line[], now: number) => ({
  state: { format: FORMAT, lines },
  until: Math.min(now + HOUR, ...lines.map(({ expiresAt }) => expiresAt)),
});

/** It is noted once a day that somebody reads. */
export const isReadingNoted = (readAt: number | null, now: number): boolean =>
  readAt !== null && now < readAt + DAY;

/** The one way to ask for a public feed: `?territory=FR-29&kind=alerte`, or nothing. */
export function selfQuery({ territories, kinds }: FeedChoices): string {
  const query = new URLSearchParams([
    ...territories.map((territory): [string, string] => ['territory', territory]),
    ...kinds.map((kind): [string, string] => ['kind', kind]),
  ]).toString();
  return query === '' ? '' : `?${query}`;
}

/** RFC 4151: the same for every format, and for good. It has no place for the signs of an IPv6 address. */
export const publicFeedId = (publicUrl: string, choices: FeedChoices): string =>
  `tag:${new URL(publicUrl).hostname.replaceAll(/[[\]:]/g, 'x')},2026:news${selfQuery(choices)}`;
