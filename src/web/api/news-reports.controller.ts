import { Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type ReportInput, reportInput } from '../../features/moderation/report.input.js';
import { ReportingService } from '../../features/moderation/reporting.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

const takenShape = z
  .strictObject({
    hidden: z.boolean().meta({ description: 'Nobody reads it any more until a moderator has' }),
  })
  .meta({ id: 'ReportTaken' });
type Taken = z.output<typeof takenShape>;

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
    output: takenShape,
    status: 202,
    errors: { 403: ['own-text', 'forbidden'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Input() input: ReportInput,
  ): Promise<Taken> {
    const about = { subjectType: 'news' as const, subjectId: id, newsId: id };
    return { hidden: await this.reporting.report(viewer, about, input) };
  }

  @Post('comments/:commentId/reports')
  @RateLimit(10, 10)
  @Described({
    summary: 'Something is wrong with a comment: as for an item',
    signedIn: true,
    input: reportInput,
    output: takenShape,
    status: 202,
    errors: { 403: ['own-text', 'forbidden'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async reportComment(
    @SignedIn() viewer: Viewer,
    @Param('id') newsId: string,
    @Param('commentId') subjectId: string,
    @Input() input: ReportInput,
  ): Promise<Taken> {
    const about = { subjectType: 'news-comment' as const, subjectId, newsId };
    return { hidden: await this.reporting.report(viewer, about, input) };
  }
}
