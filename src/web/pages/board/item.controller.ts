import { createHash } from 'node:crypto';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { newsCommentFromForm, newsCommentInput } from '../../../features/board/news-comment.input.js';
import { NewsCommentingService } from '../../../features/board/news-commenting.service.js';
import { NewsService } from '../../../features/board/news.service.js';
import { stillTrueFromForm, stillTrueInput } from '../../../features/board/still-true.input.js';
import { StillTrueService } from '../../../features/board/still-true.service.js';
import { WithdrawalService } from '../../../features/board/withdrawal.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { type ItemQuery, itemQuery } from './item-page.input.js';
import { ItemPage } from './item-page.js';
import { newsPath } from './item.view.js';

@Controller('news/:id')
export class ItemPageController {
  constructor(
    private readonly pages: ItemPage,
    private readonly news: NewsService,
    private readonly stillTrue: StillTrueService,
    private readonly commenting: NewsCommentingService,
    private readonly withdrawal: WithdrawalService,
  ) {}

  @Get()
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Query(new InputPipe(itemQuery)) asked: ItemQuery,
  ): Promise<Page | SeeOther> {
    return this.pages.shown(viewer, id, asked);
  }

  /** « Toujours vrai », « Plus vrai » */
  @Post('confirmation')
  @RateLimit(120, 10)
  async say(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      if (body.stillTrue === 'unsaid') await this.stillTrue.takeBack(viewer, id);
      else
        await this.stillTrue.say(viewer, id, parseInput(stillTrueInput, stillTrueFromForm(body)).stillTrue);
      const said = { yes: 'stillTrue', no: 'noLongerTrue' }[String(body.stillTrue)] ?? 'unsaid';
      return seeOther(`${newsPath(id)}#confirmation`, { key: `news.flash.${said}` });
    } catch (error) {
      return refusedForm(error, () => this.pages.shown(viewer, id));
    }
  }

  @Post('comments')
  @RateLimit(60, 10)
  async comment(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(newsCommentInput, newsCommentFromForm(body));
      const saying = createHash('sha256')
        .update(JSON.stringify([id, input.text]))
        .digest('base64url');
      const commentId = await this.commenting.comment(
        viewer,
        id,
        input,
        onceForForm(viewer, body.formId, [saying]),
      );
      return seeOther(`${newsPath(id)}#comment-${commentId}`, { key: 'news.flash.commented' });
    } catch (error) {
      return refusedForm(error, () => this.pages.shown(viewer, id, { values: body }));
    }
  }

  @Post('comments/:commentId/withdrawal')
  async withdrawComment(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('commentId') commentId: string,
  ): Promise<SeeOther> {
    await this.commenting.withdraw(viewer, id, commentId);
    return seeOther(`${newsPath(id)}#comments`, { key: 'news.flash.commentWithdrawn' });
  }

  @Get('withdrawal')
  async asksToWithdraw(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    const { item, can } = await this.news.view(viewer, id);
    if (!can.withdraw) throw forbidden();
    return page('board/item-withdrawal', { path: newsPath(id), title: item.title, kind: item.kind });
  }

  @Post('withdrawal')
  async withdraw(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.withdrawal.withdraw(viewer, id);
    return seeOther('/news', { key: 'news.flash.withdrawn' });
  }
}
