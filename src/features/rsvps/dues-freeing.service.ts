import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import { EventService } from '../events/event.service.js';
import { SeatPromotion } from '../events/seat-promotion.service.js';
import { duesAreFinal, isUncovered } from './dues.rules.js';
import { DuesStore } from './dues.store.js';
import type { Rsvp } from './rsvp.entity.js';
import { RsvpService } from './rsvp.service.js';
import type { Attendance } from './rsvp.store.js';

type IsDue = (found: EventForPerson, mine: Rsvp) => boolean;

interface Adherent {
  associationId: string;
  accountId: string;
}

/**
 * Takes back the seats that dues do not cover on the day of an event, three days before it, and gives them to who
 * waits. What people have from following a series is taken back with the following, by `series`.
 */
@Injectable()
export class DuesFreeingService {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly store: DuesStore,
    private readonly events: EventService,
    private readonly promotion: SeatPromotion,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Three days before an event. */
  freeFinal({ eventId }: { eventId: string }): Promise<void> {
    return this.freeEach(eventId, (found, mine) => this.isFinal(found) && isUncovered(found, mine));
  }

  /** It asks for dues since now: who has not paid any has no seat. */
  freeUnadmitted(eventId: string): Promise<void> {
    return this.freeEach(eventId, isUncovered);
  }

  /**
   * Dues began, were renewed or ended. Who may know of an event no more has no part in it; a seat that they no
   * longer cover is free once that is final; and who waits may have one.
   */
  async duesChanged({ associationId, accountId }: Adherent): Promise<void> {
    const eventIds = await this.store.toCome({ associationId, accountId }, this.clock.now());
    for (const eventId of eventIds) {
      await this.free({ eventId, accountId }, (found, mine) => this.isLost(found, mine));
      await this.unitOfWork.run((tx) => this.promotion.seatsMayBeFreeIn(tx, eventId));
    }
  }

  private async freeEach(eventId: string, isDue: IsDue): Promise<void> {
    for (const accountId of await this.store.uncovered(eventId))
      await this.free({ eventId, accountId }, isDue);
  }

  /** Asked under the lock: they may have renewed, or answered otherwise, meanwhile. */
  private free(attendance: Attendance, isDue: IsDue): Promise<void> {
    return this.unitOfWork.run((tx) =>
      this.rsvps.giveUpIn(tx, attendance, (found, mine) => mine.via === 'own' && isDue(found, mine)),
    );
  }

  private isLost(found: EventForPerson, mine: Rsvp): boolean {
    return !this.events.mayAnswer(found) || (this.isFinal(found) && isUncovered(found, mine));
  }

  private isFinal({ event }: EventForPerson): boolean {
    return duesAreFinal(event, this.clock.now());
  }
}
