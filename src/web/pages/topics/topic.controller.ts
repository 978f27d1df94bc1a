import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { topicChangeInput, topicFromForm, verdictFromForm } from '../../../features/topics/topic.input.js';
import { TopicChangeService } from '../../../features/topics/topic-change.service.js';
import { TopicService } from '../../../features/topics/topic.service.js';
import { TopicSupportService } from '../../../features/topics/topic-support.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { topicsPath, topicView } from './topics.view.js';

/** One topic: its author's words, who supports it, and what the hosts make of it. */
@Controller('events/:id/topics/:topicId')
export class TopicPageController {
  constructor(
    private readonly topics: TopicService,
    private readonly changes: TopicChangeService,
    private readonly supports: TopicSupportService,
  ) {}

  @Get()
  show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
  ): Promise<Page> {
    return this.shown(viewer, id, topicId, {});
  }

  @Post()
  async edit(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.changes.change(viewer, id, topicId, parseInput(topicChangeInput, topicFromForm(body)));
      return seeOther(topicsPath(id), { key: 'topics.flash.changed' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, topicId, body));
    }
  }

  @Post('withdrawal')
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
  ): Promise<SeeOther> {
    await this.changes.withdraw(viewer, id, topicId);
    return seeOther(topicsPath(id), { key: 'topics.flash.withdrawn' });
  }

  @Post('support')
  async support(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    if (fieldText(body.support) === 'no') await this.supports.unsupport(viewer, id, topicId);
    else await this.supports.support(viewer, id, topicId);
    return seeOther(`${topicsPath(id)}#topic-${topicId}`);
  }

  /** A state, or a place on the agenda. */
  @Post('verdict')
  async judge(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(topicChangeInput, verdictFromForm(body));
      await this.changes.change(viewer, id, topicId, input);
      return seeOther(topicsPath(id), { key: `topics.flash.${input.state ?? 'ordered'}` });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, topicId, body));
    }
  }

  private async shown(viewer: Viewer, id: string, topicId: string, values: PostedForm): Promise<Page> {
    const seen = await this.topics.one(viewer, id, topicId);
    const { edit, withdraw, judge, keep } = seen.can;
    if (!edit && !withdraw && !judge && !keep) throw forbidden();
    const { title, words, minutes } = seen.topic;
    return page('topics/edit', {
      path: topicsPath(id),
      topic: topicView(seen, id),
      values: { title, words, minutes: minutes === null ? '' : String(minutes), ...values },
    });
  }
}
