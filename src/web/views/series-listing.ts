import { Injectable } from '@nestjs/common';
import type { Account } from '../../features/accounts/account.entity.js';
import type { EventListInput } from '../../features/events/event.input.js';
import { FollowerListService } from '../../features/series/follower-list.service.js';
import { FollowingService } from '../../features/series/following.service.js';
import type { FollowingStanding } from '../../features/series/following-standing.entity.js';
import { OccurrenceService } from '../../features/series/occurrence.service.js';
import { SeriesService, type SeriesView } from '../../features/series/series.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { EventListing, type ListedEvent } from './event-listing.js';

/** A series with all that lists say of it. */
export interface ListedSeries extends SeriesView {
  /** Those who still belong, in their order; nobody to a stranger. */
  hosts: Account[];
  followers: number;
}

/** A series with its next dates, and what the viewer has of them. */
export interface ShownSeries extends ListedSeries {
  nextDates: ListedEvent[];
  /** Where the list of dates goes on. */
  next: string | null;
  /** Null for a stranger. */
  mine: FollowingStanding | null;
}

const DATES_SHOWN = 10;

/** Brings together what several features know of series. */
@Injectable()
export class SeriesListing {
  constructor(
    private readonly series: SeriesService,
    private readonly dates: OccurrenceService,
    private readonly followers: FollowerListService,
    private readonly followings: FollowingService,
    private readonly events: EventListing,
  ) {}

  /** In the same order, with the same few queries however many there are. */
  async of(viewer: Viewer | null, views: readonly SeriesView[]): Promise<ListedSeries[]> {
    const ids = views.map(({ series }) => series.id);
    const [hosts, counts] = await Promise.all([this.series.hostsOf(ids), this.followers.countOf(ids)]);
    return views.map((view) => ({
      ...view,
      hosts: viewer ? (hosts.get(view.series.id) ?? []) : [],
      followers: counts.get(view.series.id) ?? 0,
    }));
  }

  /**
   * With its next dates, unless others are asked for.
   * @throws DomainError not-found, also when this person may not know of it
   */
  async one(
    viewer: Viewer | null,
    id: string,
    asked: Pick<EventListInput, 'when' | 'cursor'> = { when: 'upcoming' },
  ): Promise<ShownSeries> {
    const [view, dates, mine] = await Promise.all([
      this.series.view(viewer, id),
      this.dates.list(viewer, id, { ...asked, limit: DATES_SHOWN }),
      viewer && this.followings.standing(viewer, id),
    ]);
    const [[listed], nextDates] = await Promise.all([
      this.of(viewer, [view]),
      this.events.of(viewer, dates.items),
    ]);
    return { ...listed!, nextDates, next: dates.next, mine };
  }
}
