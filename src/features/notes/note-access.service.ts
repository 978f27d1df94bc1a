import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import { mayNotes, type NoteAccess } from './note.policy.js';

/** An event as somebody stands to its notes. */
export interface NotedEvent {
  view: EventView;
  access: NoteAccess;
}

@Injectable()
export class NoteAccessService {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
  ) {}

  /** @throws DomainError not-found; forbidden, for who was not there */
  async see(viewer: Viewer, eventId: string): Promise<NotedEvent> {
    const view = await this.events.view(viewer, eventId);
    const mine = (await this.attendees.mineOf(viewer, [eventId])).get(eventId);
    const access = { isHost: view.can.manage, isGoing: mine?.outcome === 'going' };
    if (!mayNotes('read', access)) throw forbidden();
    return { view, access };
  }

  /** Held until the transaction ends. @throws DomainError not-found; forbidden, for who does not look after it */
  async lockIn(tx: Tx, viewer: Viewer, eventId: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    if (!mayNotes('write', { isHost: view.can.manage, isGoing: false })) throw forbidden();
    return view;
  }
}
