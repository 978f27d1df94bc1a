import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FollowerSeatingService } from '../rsvps/follower-seating.service.js';
import { FollowerWalkService } from './follower-walk.service.js';
import { seatingDue } from './following.facts.js';
import { isGivenTo } from './following.rules.js';
import type { After } from './following.store.js';

/**
 * Seats those who follow on dates that are new, or that come back. Who has an answer keeps it, so that any number of
 * workers may do the same any number of times.
 */
@Injectable()
export class FollowingSeatingService {
  constructor(
    private readonly walk: FollowerWalkService,
    private readonly seating: FollowerSeatingService,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A row for each date. */
  async awaitIn(tx: Tx, eventIds: readonly string[]): Promise<void> {
    const run = newId();
    await this.outbox.publishAll(
      tx,
      seatingDue,
      eventIds.map((eventId) => ({ payload: { eventId, run, after: null }, key: `${run}:${eventId}` })),
    );
  }

  /** Some followers, and a row for the next. */
  async seat({ eventId, run, after }: { eventId: string; run: string; after: After }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const step = await this.walk.stepIn(tx, eventId, after);
      if (!step) return;
      const { event, followings, adhesions, next } = step;
      const now = this.clock.now();
      const followers = followings.filter(
        ({ lapsedAt, accountId }) =>
          lapsedAt === null && isGivenTo(event, adhesions.get(accountId) ?? null, now),
      );
      await this.seating.seatIn(tx, [event], followers);
      if (!next) return;
      const key = `${run}:${eventId}:${next.id}`;
      await this.outbox.publish(tx, seatingDue, { eventId, run, after: next }, { key });
    });
  }
}
