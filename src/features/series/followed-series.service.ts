import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import type { Following } from './following.entity.js';
import { type Followed, FollowingStore } from './following.store.js';
import { OccurrenceStore } from './occurrence.store.js';
import type { SeriesForPerson } from './series-for-person.entity.js';
import { SeriesService } from './series.service.js';

/** All that a decision about somebody's following asks for. */
export interface FollowedSeries {
  found: SeriesForPerson;
  /** Whether they may take part in its dates, dues apart. */
  mayFollow: boolean;
  following: Following | null;
  /** Its dates that have not begun, cancelled ones too. */
  toCome: Event[];
  now: number;
}

/** Holds a series with its dates to come, for one person. */
@Injectable()
export class FollowedSeriesService {
  constructor(
    private readonly series: SeriesService,
    private readonly occurrences: OccurrenceStore,
    private readonly store: FollowingStore,
    private readonly clock: Clock,
  ) {}

  /** Null once it is gone. */
  async holdIn(tx: Tx, { seriesId, accountId }: Followed): Promise<FollowedSeries | null> {
    if (!(await this.series.lockUnseenIn(tx, seriesId))) return null;
    const found = await this.series.forAccountIn(tx, seriesId, accountId);
    if (!found) return null;
    const now = this.clock.now();
    return {
      found,
      mayFollow: this.series.mayFollow(found),
      following: await this.store.find(tx, seriesId, accountId),
      toCome: await this.occurrences.lockToCome(tx, seriesId, now),
      now,
    };
  }

  /** As `holdIn`, of what they follow. */
  async holdFollowedIn(
    tx: Tx,
    followed: Followed,
  ): Promise<(FollowedSeries & { following: Following }) | null> {
    const held = await this.holdIn(tx, followed);
    return held?.following ? { ...held, following: held.following } : null;
  }
}
