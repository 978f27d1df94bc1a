import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServedFeed } from '../../../features/feeds/feed-reading.service.js';
import { isUnchanged } from '../events/event-calendar.view.js';

/** A feed, or 304, or a 404 in few words: whoever asks is a program, whatever it says to accept (C39, C40). */
export async function sendFeed(
  feed: ServedFeed | null,
  { headers }: FastifyRequest,
  reply: FastifyReply,
  cacheControl: string,
): Promise<void> {
  reply.header('x-robots-tag', 'noindex');
  if (!feed) {
    reply.status(404).header('cache-control', 'no-store').header('content-type', 'text/plain; charset=utf-8');
    return void (await reply.send('Not found\n'));
  }
  reply
    .header('etag', feed.etag)
    .header('last-modified', new Date(feed.modifiedAt).toUTCString())
    .header('cache-control', cacheControl);
  if (isUnchanged(headers, feed)) return void (await reply.status(304).send());
  reply.header('content-type', 'text/calendar; charset=utf-8');
  await reply.send(await feed.body());
}
