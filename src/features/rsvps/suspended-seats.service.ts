import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SuspensionCheck } from '../accounts/suspension-check.service.js';
import { RsvpService } from './rsvp.service.js';
import { RsvpStore } from './rsvp.store.js';

/** Frees the places of somebody whose access is closed, if it still is: a retry may come hours later. */
@Injectable()
export class SuspendedSeats {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly store: RsvpStore,
    private readonly suspensions: SuspensionCheck,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async free({ accountId }: { accountId: string }): Promise<void> {
    for (const eventId of await this.store.futureOf(accountId, this.clock.now()))
      await this.unitOfWork.run(async (tx) => {
        if (await this.suspensions.isSuspended(tx, accountId))
          await this.rsvps.giveUpIn(tx, { eventId, accountId }, () => true);
      });
  }
}
