import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { FollowerSeatingService } from '../rsvps/follower-seating.service.js';
import { FollowingDateStore } from './following-date.store.js';
import type { Following } from './following.entity.js';
import { FollowingRegister } from './following-register.service.js';
import { isTakenBack, lapsesBy } from './following.rules.js';
import { FollowingStore } from './following.store.js';
import type { Series } from './series.entity.js';

/** A date for which dues are asked. */
export type ReservedDate = Event & { adherentsOf: string };

/** Writes whose dues lapsed. Always under the series' lock. */
@Injectable()
export class FollowingLapseRegister {
  constructor(
    private readonly store: FollowingStore,
    private readonly dates: FollowingDateStore,
    private readonly register: FollowingRegister,
    private readonly seating: FollowerSeatingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the seats of a date that dues do not cover to who waits. Where the whole series asks for those dues, all dates
   * cease to be theirs, and they are told why, once; where one date alone does, it alone is lost.
   */
  async lapseIn(
    tx: Tx,
    { series, date }: { series: Series; date: ReservedDate },
    uncovered: readonly Following[],
  ): Promise<void> {
    const accountIds = uncovered.map(({ accountId }) => accountId);
    const answers = await this.dates.answersTo(tx, date.id, accountIds);
    const takenBack = [...answers.values()].filter(isTakenBack);
    await this.seating.freeIn(tx, [date], takenBack);
    if (series.adherentsOf !== date.adherentsOf) {
      const losing = takenBack.map(({ accountId }) => ({ seriesId: series.id, accountId }));
      return this.register.tellIn(tx, losing);
    }
    const lapsing = uncovered.filter((following) => lapsesBy(following, answers.get(following.accountId)));
    if (lapsing.length) await this.beginIn(tx, lapsing);
  }

  private async beginIn(tx: Tx, uncovered: readonly Following[]): Promise<void> {
    const lapsedAt = this.clock.now();
    const lapsed = uncovered.map((following) => ({ ...following, lapsedAt }));
    await this.store.setLapsed(
      tx,
      lapsed.map(({ id }) => id),
      lapsedAt,
    );
    await this.register.keepRanksIn(tx, lapsed);
    await this.register.tellIn(tx, lapsed);
  }
}
