import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { changesSince } from '../events/event.rules.js';
import { type Awaited, FollowingDateStore } from './following-date.store.js';
import { FollowingSeatingService } from './following-seating.service.js';

/** Brings those who follow along as a series gains dates. */
@Injectable()
export class FollowingGrowthService {
  constructor(
    private readonly seating: FollowingSeatingService,
    private readonly dates: FollowingDateStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  datesAdded({ seriesId, from, to }: { seriesId: string; from: string; to: string }): Promise<void> {
    return this.seatOn({ seriesId, days: { from, to } });
  }

  /** It takes place again: who began to follow meanwhile has no answer to it. */
  async dateRevised({ eventId, revision }: { eventId: string; revision: number }): Promise<void> {
    const date = await this.dates.event(eventId);
    if (date && date.seriesId !== null && changesSince(date.notices, revision - 1).includes('status'))
      await this.seatOn({ eventId });
  }

  private async seatOn(awaited: Awaited): Promise<void> {
    const eventIds = await this.dates.awaiting(awaited, this.clock.now());
    if (eventIds.length) await this.unitOfWork.run((tx) => this.seating.awaitIn(tx, eventIds));
  }
}
