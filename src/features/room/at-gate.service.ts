import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import { RoomAdmissionStore } from './room-admission.store.js';
import { RoomLinks } from './room-links.service.js';
import { type AtGate, type GateState, gateState } from './room.rules.js';

/** An event, and what one person finds at its gate. */
export interface SeenAtGate extends EventView {
  person: AtGate;
  state: GateState;
}

/** Brings together what the gate decides by. */
@Injectable()
export class AtGateService {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly admissions: RoomAdmissionStore,
    private readonly links: RoomLinks,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async see(viewer: Viewer, eventId: string): Promise<SeenAtGate> {
    return this.seen(this.reader, viewer, await this.events.view(viewer, eventId));
  }

  /** As `see`, holding the event. @throws DomainError not-found */
  async lockIn(tx: Tx, viewer: Viewer, eventId: string): Promise<SeenAtGate> {
    return this.seen(tx, viewer, await this.events.lockIn(tx, viewer.accountId, eventId));
  }

  private async seen(from: Reader | Tx, { accountId }: Viewer, view: EventView): Promise<SeenAtGate> {
    const { event, reservation, can } = view;
    const person: AtGate = {
      manages: can.manage,
      outcome: await this.attendees.outcomeIn(from, event.id, accountId),
      dues: reservation?.standing ?? null,
      admission: reservation && (await this.admissions.find(from, event.id, accountId)),
    };
    const hasRoom = this.links.of(event) !== null;
    const state = gateState({ event: { ...event, hasRoom }, person, now: this.clock.now() });
    return { ...view, person, state };
  }
}
