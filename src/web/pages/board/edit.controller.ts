import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { draftChangeFromForm, newsEditFromForm } from '../../../features/board/news-form.input.js';
import { NewsEditingService } from '../../../features/board/news-editing.service.js';
import { newsChangeInput } from '../../../features/board/news.input.js';
import { NewsService } from '../../../features/board/news.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
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
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { keepingWhatWasTyped } from '../form-revision.js';
import { standingValues } from './edit.view.js';
import { newsPath } from './item.view.js';
import { inFormNames, PostForm } from './post-form.js';

/** Changes what an item says: a draft, until it is published; or what is on the board. */
@Controller('news/:id/edit')
export class EditController {
  constructor(
    private readonly news: NewsService,
    private readonly form: PostForm,
    private readonly editing: NewsEditingService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {}, null);
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const { item } = await this.news.view(viewer, id);
    const isDraft = item.status === 'draft';
    try {
      const fromForm = isDraft ? draftChangeFromForm : newsEditFromForm;
      const input = await this.form.read(newsChangeInput, body, fromForm);
      await this.editing.change(viewer, id, input, Number.parseInt(fieldText(body.revision), 10) || 0);
      if (isDraft && input.status !== 'published')
        return seeOther('/news/drafts', { key: 'board.flash.kept' });
      return seeOther(newsPath(id), { key: isDraft ? 'board.flash.published' : 'board.flash.changed' });
    } catch (error) {
      return refusedForm(inFormNames(keepingWhatWasTyped(error)), (errors) =>
        this.shown(viewer, id, body, errors),
      );
    }
  }

  private async shown(
    viewer: Viewer,
    id: string,
    typed: PostedForm,
    errors: FieldErrors | null,
  ): Promise<Page> {
    const seen = await this.news.view(viewer, id);
    if (!seen.can.edit) throw forbidden();
    const { status, revision, title } = seen.item;
    // Sent again after somebody else saved, it overwrites knowingly.
    const values = { ...standingValues(seen), ...typed, revision: String(revision) };
    return page(status === 'draft' ? 'board/edit-draft' : 'board/edit', {
      ...(await this.form.shown(viewer, values, errors)),
      path: newsPath(id),
      itemId: id,
      title,
      isHidden: seen.item.hiddenAt !== null,
    });
  }
}
