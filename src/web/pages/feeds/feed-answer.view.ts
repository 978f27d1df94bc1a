import type { IncomingHttpHeaders } from 'node:http';
import type { ServedFeed } from '../../../platform/feeds/feed-cache.js';
import { notThere, type PlainAnswer } from '../../../platform/http/plain-routes.js';
import { isUnchanged } from '../events/event-calendar.view.js';

export const CALENDAR = 'text/calendar; charset=utf-8';

export const NO_ROBOTS = ['x-robots-tag', 'noindex'] as const;

/** A feed, or 304, or a 404 in few words: whoever asks is a program, whatever it says to accept (C39, C40). */
export async function feedAnswer(
  feed: ServedFeed | null,
  asked: IncomingHttpHeaders,
  { cacheControl, type }: { cacheControl: string; type: string },
): Promise<PlainAnswer> {
  if (!feed) return notThere(...NO_ROBOTS);
  const headers = [
    ...NO_ROBOTS,
    'etag',
    feed.etag,
    'last-modified',
    feed.lastModified,
    'cache-control',
    cacheControl,
  ];
  if (isUnchanged(asked, feed)) return { status: 304, headers, body: null };
  const body = await feed.body();
  headers.push('content-type', type, 'content-length', String(body.length));
  return { status: 200, headers, body };
}
