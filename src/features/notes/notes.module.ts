import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BoardModule } from '../board/board.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { EventNotes } from './event-notes.entity.js';
import { NoteAccessService } from './note-access.service.js';
import { NoteDraftService } from './note-draft.service.js';
import { NoteHiding } from './note-hiding.service.js';
import { NoteService } from './note.service.js';
import { NoteStore } from './note.store.js';
import { NoteWriting } from './note-writing.service.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([EventNotes]),
    BoardModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
  ],
  providers: [NoteAccessService, NoteStore, NoteService, NoteWriting, NoteDraftService, NoteHiding],
  exports: [NoteService, NoteHiding, NoteWriting, NoteDraftService],
})
export class NotesModule {}
