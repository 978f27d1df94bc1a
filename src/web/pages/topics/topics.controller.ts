import { createHash } from 'node:crypto';
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { topicFromForm, topicInput } from '../../../features/topics/topic.input.js';
import { TopicProposingService } from '../../../features/topics/topic-proposing.service.js';
import { TopicService } from '../../../features/topics/topic.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { whenView } from '../events/event.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { topicsPath, topicsView } from './topics.view.js';

/** What people want to talk about on a date. */
@Controller('events/:id/topics')
export class TopicsPageController {
  constructor(
    private readonly topics: TopicService,
    private readonly proposing: TopicProposingService,
  ) {}

  @Get()
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  /** « J'aimerais partager… » */
  @Post()
  @RateLimit(30, 10)
  async propose(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(topicInput, topicFromForm(body));
      const saying = createHash('sha256')
        .update(JSON.stringify([id, input]))
        .digest('base64url');
      await this.proposing.propose(viewer, id, input, onceForForm(viewer, body.formId, [saying]));
      return seeOther(topicsPath(id), { key: 'topics.flash.proposed' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer | null, id: string, values: PostedForm): Promise<Page> {
    const listed = await this.topics.list(viewer, id);
    const { event } = listed.view;
    return page('topics/list', {
      path: `/events/${id}`,
      title: event.title,
      when: whenView(event, viewer?.timeZone ?? null),
      takesTopics: listed.takesTopics,
      topics: topicsView(listed),
      values: { ...values, formId: values.formId ?? newId() },
    });
  }
}
