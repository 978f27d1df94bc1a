import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyReply } from 'fastify';
import type { CalendarDownload } from '../../../features/invitations/event-calendar.service.js';
import { attachment, etagOf, isUnchanged } from './event-calendar.view.js';

/** A calendar file to keep, or 304 to who has it (C39). */
export async function sendDownload(
  { ics, filename, revisedAt }: CalendarDownload,
  headers: IncomingHttpHeaders,
  reply: FastifyReply,
): Promise<void> {
  const etag = etagOf(ics);
  reply
    .header('etag', etag)
    .header('last-modified', new Date(revisedAt).toUTCString())
    .header('cache-control', 'private, no-cache')
    .header('vary', 'Cookie');
  if (isUnchanged(headers, { etag, modifiedAt: revisedAt })) return void (await reply.status(304).send());
  reply.header('content-type', 'text/calendar; charset=utf-8');
  reply.header('content-disposition', attachment(filename));
  await reply.send(ics);
}
