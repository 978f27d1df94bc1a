import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Adhesion } from '../associations/adhesion.entity.js';
import { AdhesionService } from '../associations/adhesion.service.js';
import { duesAdmit } from '../events/event-dues.rules.js';
import { type FollowedSeries, FollowedSeriesService } from './followed-series.service.js';
import type { Following } from './following.entity.js';
import { FollowingLapseRegister, type ReservedDate } from './following-lapse-register.service.js';
import { FollowingRegister } from './following-register.service.js';
import { duesAdmitToFollow, isGivenTo } from './following.rules.js';
import { type Followed, FollowingStore } from './following.store.js';

type Held = FollowedSeries & { following: Following };

/** One person's followings, as their dues begin, are renewed or end. */
@Injectable()
export class FollowingRenewalService {
  constructor(
    private readonly followed: FollowedSeriesService,
    private readonly adhesions: AdhesionService,
    private readonly store: FollowingStore,
    private readonly lapses: FollowingLapseRegister,
    private readonly register: FollowingRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Whoever only knew of a series by their adhesion, and has none any more, follows it no longer. */
  async duesChanged({
    associationId,
    accountId,
  }: {
    associationId: string;
    accountId: string;
  }): Promise<void> {
    for (const followed of await this.store.underDues(accountId, associationId))
      await this.unitOfWork.run(async (tx) => {
        const held = await this.followed.holdFollowedIn(tx, followed);
        if (!held) return;
        if (!held.mayFollow) await this.register.endIn(tx, held.following, held.toCome);
        else await this.lookAgainIn(tx, held, associationId);
      });
  }

  /** After sixty days nothing is kept of a following whose dues were not renewed. */
  async rankKeptOver({ lapsedAt, ...followed }: Followed & { lapsedAt: number }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const held = await this.followed.holdFollowedIn(tx, followed);
      if (held?.following.lapsedAt === lapsedAt) await this.register.endIn(tx, held.following, held.toCome);
    });
  }

  private async lookAgainIn(tx: Tx, held: Held, associationId: string): Promise<void> {
    const { found, following, toCome, now } = held;
    const reserved = toCome.filter((date): date is ReservedDate => date.adherentsOf === associationId);
    if (!reserved.length && found.series.adherentsOf !== associationId) return;
    const adhesion = await this.adhesions.coveringIn(tx, following.accountId, associationId);
    const asked = { adherentsOf: associationId, timeZone: found.series.timeZone };
    if (following.lapsedAt === null) return this.lookAtDatesIn(tx, held, reserved, adhesion);
    if (duesAdmitToFollow(asked, reserved, adhesion, now))
      await this.register.resumeIn(tx, following, toCome);
  }

  /** Dates so near that dues were looked at already are lost, or found again. */
  private async lookAtDatesIn(
    tx: Tx,
    { found: { series }, following, now }: Held,
    reserved: readonly ReservedDate[],
    adhesion: Adhesion | null,
  ): Promise<void> {
    for (const date of reserved.filter((one) => !isGivenTo(one, adhesion, now))) {
      const current = await this.store.find(tx, following.seriesId, following.accountId);
      if (current) await this.lapses.lapseIn(tx, { series, date }, [current]);
    }
    const current = await this.store.find(tx, following.seriesId, following.accountId);
    if (current?.lapsedAt !== null) return;
    await this.register.resumeIn(
      tx,
      current,
      reserved.filter((date) => duesAdmit(date, adhesion)),
    );
  }
}
