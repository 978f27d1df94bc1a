import { Injectable } from '@nestjs/common';
import { anyoneMayBegin } from '../../features/room/room.rules.js';
import { type Gate, RoomService } from '../../features/room/room.service.js';
import { ConfirmationService } from '../../features/topics/confirmation.service.js';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';

export interface ReadGate extends Gate {
  /** No host is to be counted on: whoever comes may begin the conversation. */
  anyoneMayBegin: boolean;
}

/** The gate with what its hosts have said: of two features that do not know each other. */
@Injectable()
export class GateReading {
  constructor(
    private readonly rooms: RoomService,
    private readonly confirmations: ConfirmationService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of the event */
  async of(viewer: Viewer, eventId: string): Promise<ReadGate> {
    const gate = await this.rooms.gate(viewer, eventId);
    const confirmed = await this.confirmations.confirmedOf(gate.event, gate.hosts);
    const on = { hosts: gate.hosts.length, confirmed };
    return { ...gate, anyoneMayBegin: anyoneMayBegin(gate.event, on, this.clock.now()) };
  }
}
