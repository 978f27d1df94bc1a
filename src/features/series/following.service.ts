import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict, forbidden, notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type FollowedSeries, FollowedSeriesService } from './followed-series.service.js';
import { FollowingDateStore } from './following-date.store.js';
import { FollowingRegister } from './following-register.service.js';
import { checkGoesOn, duesAdmitToFollow } from './following.rules.js';
import type { FollowingStanding } from './following-standing.entity.js';
import { SeriesService } from './series.service.js';

const DATES_SHOWN = 30;

/** « Je viens d'habitude »: says yes to each date of a series, to come and made later, until told otherwise. */
@Injectable()
export class FollowingService {
  constructor(
    private readonly series: SeriesService,
    private readonly followed: FollowedSeriesService,
    private readonly register: FollowingRegister,
    private readonly dates: FollowingDateStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * What somebody answered to a date before stays. Following again seats them on dates where they have no answer.
   * @throws DomainError not-found, forbidden, series-cancelled, series-over, dues-needed
   */
  follow(viewer: Viewer, seriesId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const held = await this.holdIn(tx, viewer, seriesId);
      const { found, mayFollow, following, toCome, now } = held;
      if (!mayFollow) throw forbidden();
      checkGoesOn(found.series, now);
      checkDues(held);
      const followed = { seriesId: found.series.id, accountId: viewer.accountId };
      if (following) await this.register.resumeIn(tx, following, toCome);
      else await this.register.beginIn(tx, followed, toCome);
    });
  }

  /** Nothing for who does not follow. @throws DomainError not-found */
  unfollow(viewer: Viewer, seriesId: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { following, toCome } = await this.holdIn(tx, viewer, seriesId);
      if (following) await this.register.endIn(tx, following, toCome);
    });
  }

  /** Whether somebody follows a series, since when, and what they have of its next dates. @throws DomainError not-found */
  async standing(viewer: Viewer, seriesId: string): Promise<FollowingStanding> {
    const { series } = await this.series.view(viewer, seriesId);
    const followed = { seriesId: series.id, accountId: viewer.accountId };
    return this.dates.standing(followed, { now: this.clock.now(), limit: DATES_SHOWN });
  }

  /** Whether somebody follows a series that they may see. */
  async follows(viewer: Viewer, seriesId: string): Promise<boolean> {
    return (await this.dates.following({ seriesId, accountId: viewer.accountId })) !== null;
  }

  private async holdIn(tx: Tx, viewer: Viewer, seriesId: string): Promise<FollowedSeries> {
    await this.series.viewIn(tx, viewer, seriesId);
    const held = await this.followed.holdIn(tx, { seriesId, accountId: viewer.accountId });
    if (!held) throw notFound();
    return held;
  }
}

function checkDues({ found, toCome, now }: FollowedSeries): void {
  const { series, association, adhesion } = found;
  if (duesAdmitToFollow(series, toCome, adhesion, now)) return;
  const { name = '', renewalUrl = null } = association ?? {};
  throw conflict('dues-needed', { association: name, renewalUrl: renewalUrl ?? '' });
}
