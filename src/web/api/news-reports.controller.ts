import { Param, Post } from '@nestjs/common';
import { type ReportInput, reportInput } from '../../features/moderation/report.input.js';
import { ReportingService } from '../../features/moderation/reporting.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type ReportTaken, reportTakenShape } from '../views/moderation.view.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('news/:id')
export class NewsReportsController {
  constructor(private readonly reporting: ReportingService) {}

  @Post('reports')
  @RateLimit(10, 10)
  @Described({
    summary:
      'Something is wrong with an item; where somebody may be recognised it is hidden at once. A public item takes ' +
      '"erreur" and "donnee-personne" from strangers. One open report a person: again, it changes nothing',
    input: reportInput,
    output: reportTakenShape,
    status: 202,
    errors: { 403: ['own-text', 'forbidden'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Input() input: ReportInput,
  ): Promise<ReportTaken> {
    const about = { type: 'news' as const, id, pageId: id };
    return { hidden: await this.reporting.report(viewer, about, input) };
  }

  @Post('comments/:commentId/reports')
  @RateLimit(10, 10)
  @Described({
    summary: 'Something is wrong with a comment: as for an item',
    signedIn: true,
    input: reportInput,
    output: reportTakenShape,
    status: 202,
    errors: { 403: ['own-text', 'forbidden'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async reportComment(
    @SignedIn() viewer: Viewer,
    @Param('id') pageId: string,
    @Param('commentId') id: string,
    @Input() input: ReportInput,
  ): Promise<ReportTaken> {
    const about = { type: 'news-comment' as const, id, pageId };
    return { hidden: await this.reporting.report(viewer, about, input) };
  }
}
