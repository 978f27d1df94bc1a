import { createHash } from 'node:crypto';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { newsFromForm } from '../../../features/board/news-form.input.js';
import { newsInput } from '../../../features/board/news.input.js';
import { PostingService } from '../../../features/board/posting.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import {
  type FieldErrors,
  type Page,
  page,
  refusedForm,
  type SeeOther,
  seeOther,
} from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { newsPath } from './item.view.js';
import { inFormNames, PostForm } from './post-form.js';
import { type PostQuery, postQuery } from './post.input.js';
import { PostStart } from './post-start.js';

/** « Partager une information » */
@Controller('news')
export class PostController {
  constructor(
    private readonly start: PostStart,
    private readonly form: PostForm,
    private readonly posting: PostingService,
  ) {}

  @Get('new')
  async blank(@SignedIn() viewer: Viewer, @Query(new InputPipe(postQuery)) asked: PostQuery): Promise<Page> {
    return this.shown(viewer, await this.start.values(viewer, asked));
  }

  /** Back from the preview, or with the structures of another territory. */
  @Post('new')
  again(@SignedIn() viewer: Viewer, @Body(new InputPipe(postedForm)) body: PostedForm): Promise<Page> {
    return this.shown(viewer, body);
  }

  @Post()
  @RateLimit(30, 10)
  async post(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = await this.form.read(newsInput, body, newsFromForm);
      const saying = createHash('sha256').update(JSON.stringify(input)).digest('base64url');
      const id = await this.posting.post(viewer, input, onceForForm(viewer, body.formId, [saying]));
      if (input.status === 'draft') return seeOther('/news/drafts', { key: 'board.flash.kept' });
      return seeOther(newsPath(id), { key: 'board.flash.published' });
    } catch (error) {
      return refusedForm(inFormNames(error), (errors) => this.shown(viewer, body, errors));
    }
  }

  private async shown(viewer: Viewer, values: PostedForm, errors: FieldErrors | null = null): Promise<Page> {
    const filled = { ...values, formId: values.formId ?? newId() };
    return page('board/new', await this.form.shown(viewer, filled, errors));
  }
}
