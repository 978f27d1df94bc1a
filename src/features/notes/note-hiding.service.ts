import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { EventService } from '../events/event.service.js';
import { NoteStore, type PlacedNotes } from './note.store.js';

export type { PlacedNotes };

/** Takes notes out of everybody's sight, and puts them back; whoever may read them. */
@Injectable()
export class NoteHiding {
  constructor(
    private readonly events: EventService,
    private readonly store: NoteStore,
  ) {}

  byIds(from: Reader | Tx, eventIds: readonly string[]): Promise<PlacedNotes[]> {
    return this.store.placed(from, eventIds);
  }

  /** As whoever writes them holds them. */
  async lockIn(tx: Tx, eventId: string): Promise<void> {
    await this.events.lockUnseenIn(tx, eventId);
  }

  hideIn(tx: Tx, eventId: string, at: number): Promise<void> {
    return this.store.update(tx, eventId, { hiddenAt: at });
  }

  showIn(tx: Tx, eventId: string): Promise<void> {
    return this.store.update(tx, eventId, { hiddenAt: null });
  }

  /** For good: the hosts may begin again. */
  async eraseIn(tx: Tx, eventId: string): Promise<void> {
    const before = await this.store.find(tx, eventId);
    if (!before) return;
    await this.store.update(tx, eventId, { text: '', hiddenAt: null, revision: before.revision + 1 });
  }
}
