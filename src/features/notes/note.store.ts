import { Injectable } from '@nestjs/common';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { Event } from '../events/event.entity.js';
import { EventNotes } from './event-notes.entity.js';

/** Notes and the gathering that they are of. */
export interface PlacedNotes {
  notes: EventNotes;
  event: Event;
}

@Injectable()
export class NoteStore {
  find(from: Reader | Tx, eventId: string): Promise<EventNotes | null> {
    return from.manager.findOneBy(EventNotes, { eventId });
  }

  /** Whoever may read them. */
  async placed(from: Reader | Tx, eventIds: readonly string[]): Promise<PlacedNotes[]> {
    if (!eventIds.length) return [];
    const rows = (await from.manager
      .createQueryBuilder(EventNotes, 'notes')
      .innerJoinAndMapOne('notes.event', Event, 'event', 'event.id = notes.eventId')
      .where('notes.eventId in (:...eventIds)', { eventIds })
      .getMany()) as (EventNotes & { event: Event })[];
    return rows.map(({ event, ...notes }) => ({ notes, event }));
  }

  async update(tx: Tx, eventId: string, values: Partial<EventNotes>): Promise<void> {
    await tx.manager.update(EventNotes, { eventId }, values);
  }

  async save(tx: Tx, notes: EventNotes): Promise<void> {
    await tx.manager.upsert(EventNotes, notes, ['eventId']);
  }
}
