import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
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
    return readable(view, mine?.outcome);
  }

  /** As `see`, held until the transaction ends. */
  async holdIn(tx: Tx, viewer: Viewer, eventId: string): Promise<NotedEvent> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    return readable(view, await this.attendees.outcomeIn(tx, eventId, viewer.accountId));
  }

  /** Held until the transaction ends. @throws DomainError not-found; forbidden, for who does not look after it */
  async lockIn(tx: Tx, viewer: Viewer, eventId: string): Promise<EventView> {
    const view = await this.events.lockIn(tx, viewer.accountId, eventId);
    if (!mayNotes('write', { isHost: view.can.manage, isGoing: false })) throw forbidden();
    return view;
  }
}

function readable(view: EventView, outcome: Outcome | null | undefined): NotedEvent {
  const access = { isHost: view.can.manage, isGoing: outcome === 'going' };
  if (!mayNotes('read', access)) throw forbidden();
  return { view, access };
}
