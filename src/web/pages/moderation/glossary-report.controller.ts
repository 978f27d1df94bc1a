import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { ReportedText } from '../../../features/moderation/reporting.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import type { Page, SeeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { ReportForm } from './report-form.js';

/** What people wrote of an acronym. */
@Controller('glossary/:id/reports')
export class GlossaryReportPageController {
  constructor(private readonly form: ReportForm) {}

  @Get()
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<Page> {
    return this.form.shown(viewer, entryOf(id));
  }

  @Post()
  @RateLimit(10, 10)
  report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.form.taken(viewer, entryOf(id), body);
  }
}

const entryOf = (id: string): ReportedText => ({ type: 'glossary-entry', id, pageId: id });
