import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { type Country, territoryCountry } from '../../vocabulary/territories.js';
import type { EventView } from '../events/event.service.js';
import type { EventNotes } from './event-notes.entity.js';
import { NoteAccessService, type NotedEvent } from './note-access.service.js';
import { linesOf, type NoteLine } from './note-lines.rules.js';
import { mayNotes } from './note.policy.js';
import { hasBegun, isReportable, isShownTo } from './note.rules.js';
import { NoteStore } from './note.store.js';

/** What is kept of a gathering, as one person reads it. */
export interface SeenNotes {
  view: EventView;
  /** Null before anything was written, and while they are hidden from this person. */
  notes: EventNotes | null;
  /** By moderation, from all but who wrote last. */
  isHidden: boolean;
  /** Those that say something, with what kind of news they look like; none while they are hidden. */
  lines: NoteLine[];
  /** Where it is read. */
  territory: string;
  country: Country;
  can: { write: boolean; report: boolean };
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
    const noted = await this.access.see(viewer, eventId);
    return this.seen(viewer, noted, await this.store.find(this.reader, eventId));
  }

  /** As `view`, held until the transaction ends. */
  async viewIn(tx: Tx, viewer: Viewer, eventId: string): Promise<SeenNotes> {
    const noted = await this.access.holdIn(tx, viewer, eventId);
    return this.seen(viewer, noted, await this.store.find(tx, eventId));
  }

  private seen({ accountId }: Viewer, { view, access }: NotedEvent, found: EventNotes | null): SeenNotes {
    const notes = found && isShownTo(found, accountId) ? found : null;
    const isHidden = found !== null && found.hiddenAt !== null;
    const mayWrite = mayNotes('write', access) && hasBegun(view.event, this.clock.now());
    const { territory } = view.community;
    const country = territoryCountry(territory);
    return {
      view,
      notes,
      isHidden,
      lines: isHidden ? [] : linesOf(notes?.text ?? '', country),
      territory,
      country,
      can: {
        write: mayWrite && !(isHidden && notes === null),
        report: notes !== null && isReportable(notes, accountId),
      },
    };
  }
}
