import { Delete, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { feedInput, type FeedInput } from '../../features/feeds/feed.input.js';
import { FeedService } from '../../features/feeds/feed.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { feedShape, feedView } from '../views/feed.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me')
export class MyFeedsController {
  constructor(private readonly feeds: FeedService) {}

  @Get('feeds')
  @Described({
    summary: 'The addresses of your calendar, newest first: what you said yes or maybe to, or wait for',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(feedShape),
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const feeds = await this.feeds.list(viewer);
    return listView(
      pageOf(feeds, asked, ({ feed }) => feed.id),
      feedView,
    );
  }

  @Post('feeds')
  @Described({
    summary: 'Makes a secret address of your calendar, to subscribe to',
    signedIn: true,
    idempotent: true,
    input: feedInput,
    output: feedShape,
    status: 201,
  })
  async create(
    @SignedIn() viewer: Viewer,
    @Input() { name }: FeedInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<z.output<typeof feedShape>>> {
    const made = await this.feeds.create(viewer, name, once);
    return new Created(`/api/me/feeds/${made.feed.id}`, feedView(made));
  }

  @Delete('feeds/:id')
  @Described({ summary: 'Revokes an address of your calendar', signedIn: true })
  async revoke(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.feeds.revoke(viewer, id);
  }
}
