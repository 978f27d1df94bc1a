import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { NoteDraftService } from '../../../features/notes/note-draft.service.js';
import {
  noteDraftsFromForm,
  noteDraftsInput,
  notesFromForm,
  notesInput,
} from '../../../features/notes/note.input.js';
import { NoteService } from '../../../features/notes/note.service.js';
import { NoteWriting } from '../../../features/notes/note-writing.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import {
  changedInBetween,
  followingLines,
  linesChangedInBetween,
  notesPage,
  notesPath,
  tickedLabels,
} from './notes.view.js';

/** What is kept of a gathering, and the lines of it that become news. */
@Controller('events/:id/notes')
export class NotesPageController {
  constructor(
    private readonly notes: NoteService,
    private readonly writing: NoteWriting,
    private readonly drafts: NoteDraftService,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  @Post()
  async write(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(notesInput, notesFromForm(body));
      await this.writing.write(viewer, id, input, revisionIn(body));
      return seeOther(notesPath(id), { key: 'notes.flash.saved' });
    } catch (error) {
      return refusedForm(changedInBetween(error), () => this.shown(viewer, id, body));
    }
  }

  @Post('drafts')
  async keep(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(noteDraftsInput, noteDraftsFromForm(body));
      const saying = input.lines.map(({ line, kind }) => `${line}-${kind}`);
      const once = onceForForm(viewer, body.formId, saying);
      await this.drafts.keep(viewer, id, input, { ifRevision: revisionIn(body), once });
      return seeOther('/news/drafts', { key: 'notes.flash.kept' });
    } catch (error) {
      return refusedForm(linesChangedInBetween(error), () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer, id: string, body: PostedForm): Promise<Page> {
    const seen = await this.notes.view(viewer, id);
    const values = { ...followingLines(body, seen.lines), formId: body.formId ?? newId() };
    return page('notes/show', {
      ...notesPage(seen, viewer),
      values,
      ticked: tickedLabels(values, seen.lines),
    });
  }
}

/** The revision that a form was filled in from; that of nothing, where it says none. */
const revisionIn = ({ revision }: PostedForm): number => Number.parseInt(fieldText(revision), 10) || 0;
