import { Delete, Get, Param, Post } from '@nestjs/common';
import { newsFeedInput, type NewsFeedInput } from '../../features/board/news-feed.input.js';
import { NewsFeedService } from '../../features/board/news-feed.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type NewsFeedJson, newsFeedShape, newsFeedView } from '../views/news-feed.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me/news-feeds')
export class MyNewsFeedsController {
  constructor(private readonly feeds: NewsFeedService) {}

  @Get()
  @Described({
    summary: 'The addresses of your news, newest first: all that you may read, or what each is narrowed to',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(newsFeedShape),
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const feeds = await this.feeds.list(viewer);
    return listView(
      pageOf(feeds, asked, ({ feed }) => feed.id),
      newsFeedView,
    );
  }

  @Post()
  @RateLimit(20, 10)
  @Described({
    summary: 'Makes a secret address of your news, for a feed reader',
    signedIn: true,
    idempotent: true,
    input: newsFeedInput,
    output: newsFeedShape,
    status: 201,
    errors: { 422: ['secrecy'], 429: ['too-many'] },
  })
  async create(
    @SignedIn() viewer: Viewer,
    @Input() input: NewsFeedInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<NewsFeedJson>> {
    const made = await this.feeds.create(viewer, input, once);
    return new Created(`/api/me/news-feeds/${made.feed.id}`, newsFeedView(made));
  }

  @Delete(':id')
  @Described({ summary: 'Revokes an address of your news', signedIn: true })
  async revoke(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.feeds.revoke(viewer, id);
  }
}
