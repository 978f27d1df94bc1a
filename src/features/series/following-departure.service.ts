import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SuspensionCheck } from '../accounts/suspension-check.service.js';
import { belongs } from '../events/event.policy.js';
import { type FollowedSeries, FollowedSeriesService } from './followed-series.service.js';
import { FollowingDateStore } from './following-date.store.js';
import { FollowingRegister } from './following-register.service.js';
import { type Followed, FollowingStore } from './following.store.js';
import { accessOf } from './series.policy.js';

/**
 * Ends what those follow who are no longer part of it. A retry may come hours later: what is asked under the lock is
 * whether they are still gone.
 */
@Injectable()
export class FollowingDepartureService {
  constructor(
    private readonly followed: FollowedSeriesService,
    private readonly register: FollowingRegister,
    private readonly store: FollowingStore,
    private readonly dates: FollowingDateStore,
    private readonly suspensions: SuspensionCheck,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Somebody left a community, or was removed from it. */
  async leftCommunity({ communityId, accountId }: { communityId: string; accountId: string }): Promise<void> {
    for (const followed of await this.store.ofAccountIn(accountId, communityId))
      await this.end(followed, ({ found }) => !belongs(accessOf(found, true)));
  }

  /** Somebody's access is closed. */
  async suspended({ accountId }: { accountId: string }): Promise<void> {
    for (const followed of await this.store.ofAccount(accountId))
      await this.end(followed, (_held, tx) => this.suspensions.isSuspended(tx, accountId));
  }

  /** What was public is no longer, a date or all of a community. */
  async narrowed({ communityId, eventId }: { communityId: string; eventId: string | null }): Promise<void> {
    const date = eventId === null ? null : await this.dates.event(eventId);
    const seriesId = date?.seriesId ?? null;
    if (eventId !== null && seriesId === null) return;
    for (const followed of await this.store.outsiders({ communityId, seriesId }))
      await this.end(followed, ({ mayFollow }) => !mayFollow);
  }

  private async end(
    followed: Followed,
    isGone: (held: FollowedSeries, tx: Tx) => boolean | Promise<boolean>,
  ): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const held = await this.followed.holdFollowedIn(tx, followed);
      if (held && (await isGone(held, tx))) await this.register.endIn(tx, held.following, held.toCome);
    });
  }
}
