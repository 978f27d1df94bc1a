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

@ApiController('glossary/:id/reports')
export class GlossaryReportsController {
  constructor(private readonly reporting: ReportingService) {}

  @Post()
  @RateLimit(10, 10)
  @Described({
    summary:
      'Something is wrong with what people wrote of an acronym; where somebody may be recognised it is hidden at once, ' +
      'and explains no text. What came with the product is corrected instead. Strangers say "erreur" and ' +
      '"donnee-personne"',
    input: reportInput,
    output: reportTakenShape,
    status: 202,
    errors: { 403: ['own-text'], 422: ['secrecy'], 429: ['too-many'] },
  })
  async report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Input() input: ReportInput,
  ): Promise<ReportTaken> {
    const about = { type: 'glossary-entry' as const, id, pageId: id };
    return { hidden: await this.reporting.report(viewer, about, input) };
  }
}
