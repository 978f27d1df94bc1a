import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SeriesCalendarService } from '../../../features/invitations/series-calendar.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { sendDownload } from '../events/calendar-download.js';

@Controller('series/:id/calendar.ics')
export class SeriesCalendarController {
  constructor(private readonly calendars: SeriesCalendarService) {}

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
