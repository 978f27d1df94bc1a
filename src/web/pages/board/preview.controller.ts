import { Body, Controller, Post } from '@nestjs/common';
import { newsFromForm } from '../../../features/board/news-form.input.js';
import { newsInput } from '../../../features/board/news.input.js';
import { PostingPreview } from '../../../features/board/posting-preview.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { inFormNames, PostForm } from './post-form.js';
import { previewView } from './preview.view.js';

/** News as it will be seen, before it is: nothing is written. */
@Controller('news/preview')
export class PreviewController {
  constructor(
    private readonly form: PostForm,
    private readonly previews: PostingPreview,
    private readonly clock: Clock,
  ) {}

  @Post()
  @RateLimit(60, 10)
  async show(@SignedIn() viewer: Viewer, @Body(new InputPipe(postedForm)) body: PostedForm): Promise<Page> {
    try {
      const input = await this.form.read(newsInput, { ...body, status: 'published' }, newsFromForm);
      const seen = await this.previews.preview(viewer, input);
      return page('board/preview', previewView(seen, viewer, body, this.clock.now()));
    } catch (error) {
      return refusedForm(inFormNames(error), async (errors) =>
        page('board/new', await this.form.shown(viewer, body, errors)),
      );
    }
  }
}
