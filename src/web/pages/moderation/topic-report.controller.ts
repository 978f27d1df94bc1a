import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import type { Page, SeeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { ReportForm } from './report-form.js';

/** What somebody would like to talk about. */
@Controller('events/:id/topics/:topicId/reports')
export class TopicReportPageController {
  constructor(private readonly form: ReportForm) {}

  @Get()
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') pageId: string,
    @Param('topicId') id: string,
  ): Promise<Page> {
    return this.form.shown(viewer, { type: 'topic', id, pageId });
  }

  @Post()
  @RateLimit(10, 10)
  report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') pageId: string,
    @Param('topicId') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.form.taken(viewer, { type: 'topic', id, pageId }, body);
  }
}
