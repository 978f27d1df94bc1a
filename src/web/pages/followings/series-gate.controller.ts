import { Controller, Get, Param } from '@nestjs/common';
import { OccurrenceService } from '../../../features/series/occurrence.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';

const SOME = 10;

/** What calendars show as the place of a video series (C44): the gate of the date that is on, or else of the next. */
@Controller('series/:id/room')
export class SeriesGateController {
  constructor(private readonly dates: OccurrenceService) {}

  @Get()
  async open(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<SeeOther> {
    const coming = await this.dates.upcoming(viewer, id, { limit: SOME });
    const next = coming.find(({ event }) => event.status === 'scheduled');
    return seeOther(next ? `/events/${next.event.id}/room` : `/series/${id}`);
  }
}
