import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import { type Country, territoryCountry } from '../../vocabulary/territories.js';
import type { EventView } from '../events/event.service.js';
import type { EventNotes } from './event-notes.entity.js';
import { NoteAccessService } from './note-access.service.js';
import { linesOf, type NoteLine } from './note-lines.rules.js';
import { mayNotes } from './note.policy.js';
import { hasBegun } from './note.rules.js';
import { NoteStore } from './note.store.js';

/** What is kept of a gathering, as one person reads it. */
export interface SeenNotes {
  view: EventView;
  /** Null before anything was written. */
  notes: EventNotes | null;
  /** Those that say something, with what kind of news they look like. */
  lines: NoteLine[];
  /** Where it is read. */
  territory: string;
  country: Country;
  can: { write: boolean };
}

@Injectable()
export class NoteService {
  constructor(
    private readonly access: NoteAccessService,
    private readonly store: NoteStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found; forbidden, for who was not there */
  async view(viewer: Viewer, eventId: string): Promise<SeenNotes> {
    const { view, access } = await this.access.see(viewer, eventId);
    const notes = await this.store.find(this.reader, eventId);
    const { territory } = view.community;
    const country = territoryCountry(territory);
    return {
      view,
      notes,
      lines: linesOf(notes?.text ?? '', country),
      territory,
      country,
      can: { write: mayNotes('write', access) && hasBegun(view.event, this.clock.now()) },
    };
  }
}
