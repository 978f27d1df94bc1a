import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { ReportedText } from '../../../features/moderation/reporting.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import type { Page, SeeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { ReportForm } from './report-form.js';

/** An item of the board, or a comment below it. */
@Controller('news/:id')
export class NewsReportPageController {
  constructor(private readonly form: ReportForm) {}

  @Get('reports')
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<Page> {
    return this.form.shown(viewer, newsOf(id));
  }

  @Post('reports')
  @RateLimit(10, 10)
  report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.form.taken(viewer, newsOf(id), body);
  }

  @Get('comments/:commentId/reports')
  showComment(
    @SignedIn() viewer: Viewer,
    @Param('id') pageId: string,
    @Param('commentId') id: string,
  ): Promise<Page> {
    return this.form.shown(viewer, { type: 'news-comment', id, pageId });
  }

  @Post('comments/:commentId/reports')
  @RateLimit(10, 10)
  reportComment(
    @SignedIn() viewer: Viewer,
    @Param('id') pageId: string,
    @Param('commentId') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.form.taken(viewer, { type: 'news-comment', id, pageId }, body);
  }
}

const newsOf = (id: string): ReportedText => ({ type: 'news', id, pageId: id });
