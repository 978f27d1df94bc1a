import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { EventCalendarService } from '../../../features/invitations/event-calendar.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { sendDownload } from './calendar-download.js';

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
    await sendDownload(await this.calendars.download(viewer, id), headers, reply);
  }
}
