import { Param, Post } from '@nestjs/common';
import { type ReportInput, reportInput } from '../../features/moderation/report.input.js';
import { ReportingService } from '../../features/moderation/reporting.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer } from '../../platform/http/signed-in.js';
import { type ReportTaken, reportTakenShape } from '../views/moderation.view.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('events/:id/topics/:topicId/reports')
export class TopicReportsController {
  constructor(private readonly reporting: ReportingService) {}

  @Post()
  @RateLimit(10, 10)
  @Described({
    summary:
      'Something is wrong with a topic; where somebody may be recognised it is hidden at once, in calendars too. ' +
      'Of a public agenda strangers say "erreur" and "donnee-personne"',
    input: reportInput,
    output: reportTakenShape,
    status: 202,
    errors: { 403: ['own-text'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') pageId: string,
    @Param('topicId') id: string,
    @Input() input: ReportInput,
  ): Promise<ReportTaken> {
    return { hidden: await this.reporting.report(viewer, { type: 'topic', id, pageId }, input) };
  }
}
