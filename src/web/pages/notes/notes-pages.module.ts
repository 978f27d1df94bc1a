import { Module } from '@nestjs/common';
import { NotesModule } from '../../../features/notes/notes.module.js';
import { NotesPageController } from './notes.controller.js';

@Module({ imports: [NotesModule], controllers: [NotesPageController] })
export class NotesPagesModule {}
