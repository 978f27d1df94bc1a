import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { FollowerSeatingService } from '../rsvps/follower-seating.service.js';
import type { Following } from './following.entity.js';
import { followingChanged, rankKeptOver } from './following.facts.js';
import { rankKeptUntil } from './following.rules.js';
import { type Followed, FollowingStore } from './following.store.js';

/** Writes who follows a series, with what that gives or takes on its dates. Always under the series' lock. */
@Injectable()
export class FollowingRegister {
  constructor(
    private readonly store: FollowingStore,
    private readonly seating: FollowerSeatingService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** From now on, and on the dates to come. */
  async beginIn(tx: Tx, followed: Followed, toCome: readonly Event[]): Promise<void> {
    const following = { id: newId(), ...followed, since: this.clock.now(), lapsedAt: null };
    await this.store.insertAll(tx, [following]);
    await this.seating.seatIn(tx, toCome, [following]);
    await this.tellIn(tx, [followed]);
  }

  /** On the dates to come that they have not answered, by the rank that was kept for them where dues had lapsed. */
  async resumeIn(tx: Tx, following: Following, toCome: readonly Event[]): Promise<void> {
    await this.seating.seatIn(tx, toCome, [following]);
    if (following.lapsedAt !== null) await this.store.setLapsed(tx, [following.id], null);
    await this.tellIn(tx, [following]);
  }

  /** Gives back the dates to come that they had from following; what they answered on their own stays. */
  async endIn(tx: Tx, following: Following, toCome: readonly Event[]): Promise<void> {
    const rsvps = await this.seating.fromFollowingIn(tx, toCome, [following.accountId]);
    await this.seating.freeIn(tx, toCome, rsvps);
    await this.store.remove(tx, following.id);
    await this.tellIn(tx, [following]);
  }

  /**
   * Those who follow a series follow the one that goes on where it was split, by the same ranks; who ceased to since then
   * gives back the dates that moved along.
   */
  async copyIn(
    tx: Tx,
    seriesId: string,
    next: { seriesId: string; toCome: readonly Event[] },
  ): Promise<void> {
    const known = new Set((await this.store.every(tx, next.seriesId)).map(({ accountId }) => accountId));
    const followings = (await this.store.every(tx, seriesId))
      .filter(({ accountId }) => !known.has(accountId))
      .map((following) => ({ ...following, id: newId(), seriesId: next.seriesId }));
    await this.store.insertAll(tx, followings);
    const orphans = await this.store.answersOfNobody(tx, next.seriesId, this.clock.now());
    await this.seating.freeIn(tx, next.toCome, orphans);
    await this.tellIn(tx, followings);
    await this.keepRanksIn(tx, followings);
  }

  /** Of those whose dues lapsed, for a while. */
  async keepRanksIn(tx: Tx, followings: readonly Following[]): Promise<void> {
    await this.outbox.publishAll(
      tx,
      rankKeptOver,
      followings.flatMap(({ id, seriesId, accountId, lapsedAt }) =>
        lapsedAt === null
          ? []
          : [
              {
                payload: { seriesId, accountId, lapsedAt },
                key: `${id}:${lapsedAt}`,
                at: rankKeptUntil(lapsedAt),
              },
            ],
      ),
    );
  }

  /** Each change is a thing of its own to tell: told twice, what is true by then is told once. */
  async tellIn(tx: Tx, followed: readonly Followed[]): Promise<void> {
    await this.outbox.publishAll(
      tx,
      followingChanged,
      followed.map(({ seriesId, accountId }) => ({ payload: { seriesId, accountId }, key: newId() })),
    );
  }
}
