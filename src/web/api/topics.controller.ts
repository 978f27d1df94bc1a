import { Delete, Get, Param, Patch, Post, Put } from '@nestjs/common';
import { TopicChangeService } from '../../features/topics/topic-change.service.js';
import {
  type TopicChangeInput,
  topicChangeInput,
  type TopicInput,
  topicInput,
} from '../../features/topics/topic.input.js';
import { TopicProposingService } from '../../features/topics/topic-proposing.service.js';
import { TopicService } from '../../features/topics/topic.service.js';
import { TopicSupportService } from '../../features/topics/topic-support.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type TopicJson, topicShape, topicView } from '../views/topic.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const NOT_NOW = ['no-topics-here', 'not-scheduled', 'event-cancelled', 'event-over'];

@ApiController('events/:id/topics')
export class TopicsController {
  constructor(
    private readonly topics: TopicService,
    private readonly proposing: TopicProposingService,
    private readonly changes: TopicChangeService,
    private readonly supports: TopicSupportService,
  ) {}

  @Get()
  @Described({
    summary:
      'What people want to talk about: the agenda in its order, then what is proposed, what is declined, and yours ' +
      'that moderation hides; ' +
      'strangers read the titles of the agenda',
    query: wholeListQuery,
    output: listOf(topicShape),
  })
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Asked() asked: WholeListAsked,
  ) {
    const { agenda, proposals, declined, hidden } = await this.topics.list(viewer, id);
    return listView(
      pageOf([...agenda, ...proposals, ...declined, ...hidden], asked, ({ topic }) => topic.id),
      topicView,
    );
  }

  @Post()
  @RateLimit(30, 10)
  @Described({
    summary: '“I’d like to share…”',
    signedIn: true,
    input: topicInput,
    output: topicShape,
    status: 201,
    idempotent: true,
    errors: { 403: ['forbidden'], 409: [...NOT_NOW, 'too-many-topics'] },
  })
  async propose(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: TopicInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<TopicJson>> {
    const topicId = await this.proposing.propose(viewer, id, input, once);
    return new Created(`/api/events/${id}/topics`, await this.one(viewer, id, topicId));
  }

  @Patch(':topicId')
  @Described({
    summary:
      'Its author’s words; or, for hosts, what becomes of it: {"state": "accepted"}, also of what waits in the ' +
      'series, "declined" with a word, "kept" for the next date or some day; {"order": 1} on the agenda',
    signedIn: true,
    input: topicChangeInput,
    output: topicShape,
    errors: {
      403: ['forbidden'],
      409: [...NOT_NOW, 'topic-settled', 'topic-not-accepted', 'no-other-date'],
    },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
    @Input() input: TopicChangeInput,
  ): Promise<TopicJson> {
    const found = await this.changes.change(viewer, id, topicId, input);
    return this.one(viewer, found, topicId);
  }

  @Delete(':topicId')
  @Described({ summary: 'Its author takes it back', signedIn: true, errors: { 403: ['forbidden'] } })
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
  ): Promise<void> {
    await this.changes.withdraw(viewer, id, topicId);
  }

  @Put(':topicId/support')
  @Described({
    summary: 'You would like to talk about it too; only the number is shown',
    signedIn: true,
    output: topicShape,
    errors: { 403: ['forbidden'], 409: [...NOT_NOW, 'own-topic', 'topic-settled'] },
  })
  async support(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
  ): Promise<TopicJson> {
    await this.supports.support(viewer, id, topicId);
    return this.one(viewer, id, topicId);
  }

  @Delete(':topicId/support')
  @Described({ summary: 'You take your support back', signedIn: true })
  async unsupport(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('topicId') topicId: string,
  ): Promise<void> {
    await this.supports.unsupport(viewer, id, topicId);
  }

  private async one(viewer: Viewer, id: string, topicId: string): Promise<TopicJson> {
    return topicView(await this.topics.one(viewer, id, topicId));
  }
}
