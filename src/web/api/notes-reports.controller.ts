import { Param, Post } from '@nestjs/common';
import { type ReportInput, reportInput } from '../../features/moderation/report.input.js';
import { ReportingService } from '../../features/moderation/reporting.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type ReportTaken, reportTakenShape } from '../views/moderation.view.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('events/:id/notes/reports')
export class NotesReportsController {
  constructor(private readonly reporting: ReportingService) {}

  @Post()
  @RateLimit(10, 10)
  @Described({
    summary:
      'Something is wrong with the notes of a gathering; where somebody may be recognised they are hidden at once, ' +
      'and become no news',
    signedIn: true,
    input: reportInput,
    output: reportTakenShape,
    status: 202,
    errors: { 403: ['forbidden', 'own-text'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async report(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: ReportInput,
  ): Promise<ReportTaken> {
    return { hidden: await this.reporting.report(viewer, { type: 'notes', id, pageId: id }, input) };
  }
}
