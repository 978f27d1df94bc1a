import { Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { NewsEditingService } from '../../features/board/news-editing.service.js';
import {
  newsChangeInput,
  type NewsChangeInput,
  newsInput,
  type NewsInput,
} from '../../features/board/news.input.js';
import { NewsRemovalService } from '../../features/board/news-removal.service.js';
import { NewsService } from '../../features/board/news.service.js';
import { PostingPreview } from '../../features/board/posting-preview.service.js';
import { PostingService } from '../../features/board/posting.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type NewsJson, newsShape, newsView } from '../views/news.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { NEWS_FIELDS, NEWS_NOT_NOW } from './news-refusals.js';

@ApiController('news')
export class NewsController {
  constructor(
    private readonly news: NewsService,
    private readonly posting: PostingService,
    private readonly previews: PostingPreview,
    private readonly editing: NewsEditingService,
    private readonly removal: NewsRemovalService,
  ) {}

  @Post()
  @RateLimit(30, 10)
  @Described({
    summary:
      'Posts news, or keeps a draft ({"status": "draft"}), which may still miss what its kind asks for; the first line ' +
      'of the text is the title and an address in it the source, unless they are given',
    signedIn: true,
    idempotent: true,
    input: newsInput,
    output: newsShape,
    status: 201,
    errors: {
      403: ['colleagues-only', 'writers-only'],
      409: [...NEWS_NOT_NOW, 'too-many-drafts'],
      422: NEWS_FIELDS,
    },
  })
  async post(
    @SignedIn() viewer: Viewer,
    @Input() input: NewsInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<NewsJson>> {
    const id = await this.posting.post(viewer, input, once);
    return new Created(`/api/news/${id}`, await this.view(viewer, id));
  }

  @Post('previews')
  @RateLimit(60, 10)
  @Described({
    summary: 'How it would be seen; nothing is written, and its id is nobody’s',
    signedIn: true,
    input: newsInput,
    output: newsShape,
    errors: {
      403: ['colleagues-only', 'writers-only'],
      409: ['structure-exists', 'community-read-only'],
      422: NEWS_FIELDS,
    },
  })
  async preview(@SignedIn() viewer: Viewer, @Input() input: NewsInput): Promise<NewsJson> {
    return newsView(await this.previews.preview(viewer, input));
  }

  @Get(':id')
  @Described({
    summary: 'One item: public, for colleagues, or for the members of the community that it is kept to',
    output: newsShape,
  })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<NewsJson> {
    return this.view(viewer, id);
  }

  @Patch(':id')
  @Described({
    summary:
      'Changes what it says, for its author and, in the name of an association, its writers; what is absent stays. ' +
      '{"status": "published"} publishes a draft; {"correction": true} tells those who got it. What it said before ' +
      'stays in its history',
    signedIn: true,
    ifMatch: true,
    input: newsChangeInput,
    output: newsShape,
    errors: {
      403: ['forbidden', 'colleagues-only', 'writers-only'],
      409: [...NEWS_NOT_NOW, 'news-withdrawn'],
      422: [...NEWS_FIELDS, 'settled', 'nothing-corrected'],
    },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: NewsChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<NewsJson> {
    await this.editing.change(viewer, id, input, ifRevision);
    return this.view(viewer, id);
  }

  @Delete(':id')
  @Described({
    summary: 'Takes published news back, or deletes a draft',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.removal.remove(viewer, id);
  }

  private async view(viewer: Viewer | null, id: string): Promise<NewsJson> {
    return newsView(await this.news.view(viewer, id));
  }
}
