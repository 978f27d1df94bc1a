import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { reportFromForm, reportInput } from '../../../features/moderation/report.input.js';
import { type ReportedText, ReportingService } from '../../../features/moderation/reporting.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { reasonsFor } from '../../../vocabulary/moderation.js';
import { territoryCountry } from '../../../vocabulary/territories.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { newsPath, reportsPath } from './moderation.view.js';

/** « Signaler », and « Signaler une erreur » for who reads what is public. */
@Controller('news/:id')
export class ReportPageController {
  constructor(private readonly reporting: ReportingService) {}

  @Get('reports')
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, newsOf(id), {});
  }

  @Post('reports')
  @RateLimit(10, 10)
  report(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.taken(viewer, newsOf(id), body);
  }

  @Get('comments/:commentId/reports')
  showComment(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('commentId') commentId: string,
  ): Promise<Page> {
    return this.shown(viewer, commentOf(id, commentId), {});
  }

  @Post('comments/:commentId/reports')
  @RateLimit(10, 10)
  reportComment(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('commentId') commentId: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.taken(viewer, commentOf(id, commentId), body);
  }

  private async taken(
    viewer: Viewer | null,
    about: ReportedText,
    body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(reportInput, reportFromForm(body));
      const isHidden = await this.reporting.report(viewer, about, input);
      // What is hidden can no longer be opened by who reported it.
      const isGone = isHidden && about.subjectType === 'news';
      const key = isHidden ? 'moderation.flash.hidden' : 'moderation.flash.thanks';
      return seeOther(isGone ? '/news' : newsPath(about.newsId), { key });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, about, body));
    }
  }

  private async shown(viewer: Viewer | null, about: ReportedText, values: PostedForm): Promise<Page> {
    const { title, territory } = await this.reporting.reported(viewer, about);
    return page('moderation/report', {
      path: reportsPath(about),
      newsPath: newsPath(about.newsId),
      type: about.subjectType,
      title,
      country: territoryCountry(territory),
      reasons: reasonsFor(viewer !== null),
      values,
    });
  }
}

const newsOf = (id: string): ReportedText => ({ subjectType: 'news', subjectId: id, newsId: id });

const commentOf = (newsId: string, subjectId: string): ReportedText => ({
  subjectType: 'news-comment',
  subjectId,
  newsId,
});
