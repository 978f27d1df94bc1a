import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import type { DutyAccess } from './duty.policy.js';
import { checkHasDuty } from './duty.rules.js';
import { DutyStandingService } from './duty-standing.service.js';
import { DutyStore } from './duty.store.js';

/** A date held for a decision about who hosts it. */
export interface HeldDuty {
  event: Event;
  hostIds: string[];
  access: DutyAccess;
  rotates: boolean;
}

@Injectable()
export class DutyDesk {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly standings: DutyStandingService,
    private readonly store: DutyStore,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, and those of `checkHasDuty` */
  async holdIn(tx: Tx, accountId: string, eventId: string): Promise<HeldDuty> {
    const { event, can } = await this.events.lockIn(tx, accountId, eventId);
    checkHasDuty(event, this.clock.now());
    const hostIds = (await this.store.hostsOf(tx, event)).map(({ id }) => id);
    const outcome = await this.attendees.outcomeIn(tx, event.id, accountId);
    const standing = await this.standings.toSeries(event.seriesId ?? '', accountId, tx);
    const person = { accountId, outcome, manages: can.manage, standing };
    const access = this.standings.toDate(event, hostIds, person);
    return { event, hostIds, access, rotates: standing.rotates };
  }
}
