import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { ReportedText } from '../../../features/moderation/reporting.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import type { Page, SeeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { ReportForm } from './report-form.js';

/** What is kept of a gathering. */
@Controller('events/:id/notes/reports')
export class NotesReportPageController {
  constructor(private readonly form: ReportForm) {}

  @Get()
  show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.form.shown(viewer, notesOf(id));
  }

  @Post()
  @RateLimit(10, 10)
  report(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    return this.form.taken(viewer, notesOf(id), body);
  }
}

const notesOf = (id: string): ReportedText => ({ type: 'notes', id, pageId: id });
