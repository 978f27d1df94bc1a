import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import type { Adhesion } from '../associations/adhesion.entity.js';
import { AdhesionService } from '../associations/adhesion.service.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { FollowingDateStore } from './following-date.store.js';
import type { Following } from './following.entity.js';
import { type After, FollowingStore } from './following.store.js';
import type { Series } from './series.entity.js';
import { SeriesService } from './series.service.js';

// Read, decided and kept together: more would make others wait for SQLite's writer lane.
const CHUNK = 200;

/** Some followers of a series, before one of its dates. */
export interface WalkStep {
  series: Series;
  event: Event;
  followings: Following[];
  /** To the association that the date is reserved to, by account; none where it is not. */
  adhesions: Map<string, Adhesion>;
  /** Where the next ones begin; null behind the last. */
  next: After;
}

/** Goes through those who follow a series, by their ranks, for one of its dates. */
@Injectable()
export class FollowerWalkService {
  constructor(
    private readonly series: SeriesService,
    private readonly events: EventService,
    private readonly adhesions: AdhesionService,
    private readonly store: FollowingStore,
    private readonly dates: FollowingDateStore,
  ) {}

  /** Holds the series and the date; null once it is of none. */
  async stepIn(tx: Tx, eventId: string, after: After): Promise<WalkStep | null> {
    const seriesId = await this.dates.seriesOf(tx, eventId);
    const series = seriesId === null ? null : await this.series.lockUnseenIn(tx, seriesId);
    if (!series) return null;
    const event = await this.events.lockUnseenIn(tx, eventId);
    // A split made it another's meanwhile, and has its followers seated itself.
    if (event?.seriesId !== series.id) return null;
    const followings = await this.store.page(tx, series.id, after, CHUNK);
    const last = followings.length === CHUNK ? followings.at(-1) : undefined;
    return {
      series,
      event,
      followings,
      adhesions: await this.adhesionsIn(tx, event, followings),
      next: last ? { since: last.since, id: last.id } : null,
    };
  }

  private async adhesionsIn(
    tx: Tx,
    { adherentsOf }: Event,
    followings: readonly Following[],
  ): Promise<Map<string, Adhesion>> {
    if (adherentsOf === null) return new Map();
    const accountIds = followings.map(({ accountId }) => accountId);
    return this.adhesions.coveringAllIn(tx, accountIds, adherentsOf);
  }
}
