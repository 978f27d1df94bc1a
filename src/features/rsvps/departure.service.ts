import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Reader } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { RsvpService } from './rsvp.service.js';
import { RsvpStore } from './rsvp.store.js';

/** Frees the places of those who are no longer part of it. Doing it twice changes nothing. */
@Injectable()
export class DepartureService {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly store: RsvpStore,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async leftCommunity({ communityId, accountId }: { communityId: string; accountId: string }): Promise<void> {
    const now = this.clock.now();
    for (const eventId of await this.store.futureInCommunity(this.reader, communityId, accountId, now))
      await this.unitOfWork.run((tx) => this.rsvps.giveUpIn(tx, eventId, accountId));
  }

  uninvited({ eventId, accountId }: { eventId: string; accountId: string }): Promise<void> {
    return this.unitOfWork.run((tx) => this.rsvps.giveUpIn(tx, eventId, accountId));
  }
}
