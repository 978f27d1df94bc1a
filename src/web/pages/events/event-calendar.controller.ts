import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventCalendarService } from '../../../features/invitations/event-calendar.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { attachment, etagOf, isUnchanged } from './event-calendar.view.js';

@Controller('events/:id/calendar.ics')
export class EventCalendarController {
  constructor(private readonly calendars: EventCalendarService) {}

  @Get()
  async download(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Req() { headers }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { ics, filename, revisedAt } = await this.calendars.download(viewer, id);
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
}
