import { Delete, Get, Param, Post } from '@nestjs/common';
import { NewsCommentingService } from '../../features/board/news-commenting.service.js';
import {
  type NewsCommentInput,
  newsCommentInput,
  type NewsCommentsAsked,
  newsCommentsQuery,
} from '../../features/board/news-comment.input.js';
import { NewsCommentService } from '../../features/board/news-comment.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type NewsCommentJson, newsCommentShape, newsCommentView } from '../views/news-comment.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('news/:id/comments')
export class NewsCommentsController {
  constructor(
    private readonly comments: NewsCommentService,
    private readonly commenting: NewsCommentingService,
  ) {}

  @Get()
  @Described({
    summary: 'What colleagues add to it, the first first',
    signedIn: true,
    query: newsCommentsQuery,
    output: listOf(newsCommentShape),
    errors: { 403: ['colleagues-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() page: NewsCommentsAsked) {
    return listView(await this.comments.list(viewer, id, page), newsCommentView);
  }

  @Post()
  @RateLimit(60, 10)
  @Described({
    summary: 'Who asks for advice or help is written to, once an hour at most',
    signedIn: true,
    input: newsCommentInput,
    output: newsCommentShape,
    status: 201,
    idempotent: true,
    errors: { 403: ['colleagues-only'], 409: ['news-not-shown'] },
  })
  async comment(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: NewsCommentInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<NewsCommentJson>> {
    const commentId = await this.commenting.comment(viewer, id, input, once);
    const seen = await this.comments.one(viewer, id, commentId);
    return new Created(`/api/news/${id}/comments`, newsCommentView(seen));
  }

  @Delete(':commentId')
  @Described({
    summary: 'Its author takes it back: its words go',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('commentId') commentId: string,
  ): Promise<void> {
    await this.commenting.withdraw(viewer, id, commentId);
  }
}
