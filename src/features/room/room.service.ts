import { Injectable } from '@nestjs/common';
import { DomainError, type ErrorKind } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Account } from '../accounts/account.entity.js';
import type { Reservation } from '../events/event-dues.rules.js';
import { EventService } from '../events/event.service.js';
import { AtGateService, type SeenAtGate } from './at-gate.service.js';
import { AttendanceRegister } from './attendance-register.service.js';
import { RoomLinks } from './room-links.service.js';
import { countsAsPresent, type GateState, mayEnter, opensAt } from './room.rules.js';

export interface Gate extends SeenAtGate {
  opensAt: number;
  mayEnter: boolean;
  /** The first is the one on duty. */
  hosts: Account[];
}

/** The gate of a video room: people are given this, and its link only as they go in. */
@Injectable()
export class RoomService {
  constructor(
    private readonly events: EventService,
    private readonly atGate: AtGateService,
    private readonly links: RoomLinks,
    private readonly attendance: AttendanceRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError not-found, also when this person may not know of the event */
  async gate(viewer: Viewer, eventId: string): Promise<Gate> {
    const seen = await this.atGate.see(viewer, eventId);
    return {
      ...seen,
      opensAt: opensAt(seen.event),
      mayEnter: mayEnter(seen.state, seen.person),
      hosts: await this.events.hostsOfEvent(seen.event.id),
    };
  }

  /**
   * Goes in, which counts as being there.
   * @returns the room's link, for that person's browser
   * @throws DomainError not-found, and one code for each state that keeps people out
   */
  enter(viewer: Viewer, eventId: string): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const { event, person, state, reservation } = await this.atGate.lockIn(tx, viewer, eventId);
      const url = this.links.of(event);
      if (url === null || !mayEnter(state, person)) throw refusalOf(state, reservation);
      if (countsAsPresent(state)) await this.attendance.cameIn(tx, event.id, viewer.accountId);
      return url;
    });
  }
}

const REFUSALS: Partial<Record<GateState, [kind: ErrorKind, code: string]>> = {
  early: ['conflict', 'room-not-open'],
  over: ['conflict', 'event-over'],
  cancelled: ['conflict', 'event-cancelled'],
  'not-going': ['forbidden', 'not-going'],
  waiting: ['forbidden', 'not-going'],
  'no-dues': ['conflict', 'dues-needed'],
  lapsed: ['conflict', 'dues-lapsed'],
  asked: ['conflict', 'dues-lapsed'],
  refused: ['conflict', 'dues-lapsed'],
};

function refusalOf(state: GateState, reservation: Reservation | null): DomainError {
  const [kind, code] = REFUSALS[state] ?? ['conflict', 'no-room'];
  return new DomainError(kind, code, [], reservation ? { association: reservation.association.name } : {});
}
