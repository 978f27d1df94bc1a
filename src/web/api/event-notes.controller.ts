import { Get, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { NoteDraftService } from '../../features/notes/note-draft.service.js';
import {
  type NoteDraftsInput,
  noteDraftsInput,
  type NotesInput,
  notesInput,
} from '../../features/notes/note.input.js';
import { NoteService } from '../../features/notes/note.service.js';
import { NoteWriting } from '../../features/notes/note-writing.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { keptLinesShape, keptLinesView, type NotesJson, notesShape, notesView } from '../views/notes.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('events/:id/notes')
export class EventNotesController {
  constructor(
    private readonly notes: NoteService,
    private readonly writing: NoteWriting,
    private readonly drafts: NoteDraftService,
  ) {}

  @Get()
  @Described({
    summary:
      'What is kept of a gathering, for its hosts and those who were there; without its text while it is hidden',
    signedIn: true,
    output: notesShape,
    errors: { 403: ['forbidden'] },
  })
  async show(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<NotesJson> {
    return notesView(await this.notes.view(viewer, id));
  }

  @Put()
  @Described({
    summary: 'Its hosts write, once it has begun; without any name',
    signedIn: true,
    ifMatch: true,
    input: notesInput,
    output: notesShape,
    errors: {
      403: ['forbidden'],
      409: ['not-scheduled', 'event-cancelled', 'event-not-begun', 'notes-hidden'],
      422: ['secrecy'],
    },
  })
  async write(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: NotesInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<NotesJson> {
    await this.writing.write(viewer, id, input, ifRevision);
    return this.show(viewer, id);
  }

  @Post('drafts')
  @Described({
    summary: 'Lines that become your draft news, to publish one by one for others to confirm',
    signedIn: true,
    ifMatch: true,
    idempotent: true,
    status: 201,
    input: noteDraftsInput,
    output: keptLinesShape,
    errors: { 403: ['forbidden', 'colleagues-only'], 409: ['too-many-drafts', 'community-read-only'] },
  })
  async keep(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: NoteDraftsInput,
    @IfMatch() ifRevision: number | null,
    @OnceOnly() once: Once | null,
  ): Promise<Created<z.output<typeof keptLinesShape>>> {
    const kept = await this.drafts.keep(viewer, id, input, { ifRevision, once });
    return new Created(`/api/events/${id}/notes`, keptLinesView(kept));
  }
}
