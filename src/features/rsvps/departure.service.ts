import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import { EventService } from '../events/event.service.js';
import type { Rsvp } from './rsvp.entity.js';
import { DuesFreeingService } from './dues-freeing.service.js';
import { RsvpService } from './rsvp.service.js';
import { type Attendance, RsvpStore } from './rsvp.store.js';

/**
 * Frees the places of those who are no longer part of it. A retry may come hours later: what is asked under the
 * lock is whether they are still gone.
 */
@Injectable()
export class DepartureService {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly store: RsvpStore,
    private readonly events: EventService,
    private readonly dues: DuesFreeingService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Somebody left a community, or was removed from it. */
  async leftCommunity({ communityId, accountId }: { communityId: string; accountId: string }): Promise<void> {
    for (const eventId of await this.store.futureInCommunity(communityId, accountId, this.clock.now()))
      await this.free({ eventId, accountId }, (found) => !this.events.belongs(found));
  }

  /** A host took an invitation back: even a member loses the place that it gave, though not one had from following. */
  uninvited(attendance: Attendance): Promise<void> {
    return this.free(
      attendance,
      (found, { via }) => found.invitation === null && !(via === 'following' && this.events.belongs(found)),
    );
  }

  /** What was public is no longer: those who may not know of it any more hold no seat. */
  async narrowed({
    asksDues = false,
    ...of
  }: {
    communityId: string;
    eventId: string | null;
    asksDues?: boolean;
  }): Promise<void> {
    for (const attendance of await this.store.outsiders(of, this.clock.now()))
      await this.free(attendance, (found) => !this.events.mayAnswer(found));
    if (asksDues && of.eventId !== null) await this.dues.freeUnadmitted(of.eventId);
  }

  private free(
    attendance: Attendance,
    isGone: (found: EventForPerson, mine: Rsvp) => boolean,
  ): Promise<void> {
    return this.unitOfWork.run((tx) => this.rsvps.giveUpIn(tx, attendance, isGone));
  }
}
