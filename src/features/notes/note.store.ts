import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { EventNotes } from './event-notes.entity.js';

@Injectable()
export class NoteStore {
  find(from: Reader | Tx, eventId: string): Promise<EventNotes | null> {
    return from.manager.findOneBy(EventNotes, { eventId });
  }

  async save(tx: Tx, notes: EventNotes): Promise<void> {
    await tx.manager.upsert(EventNotes, notes, ['eventId']);
  }
}
