import { Injectable } from '@nestjs/common';
import { EventService } from '../../../features/events/event.service.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { EventListing, type ListedEvent } from '../../views/event-listing.js';
import { SeriesLines } from '../series/series-lines.js';
import type { SeriesLine } from '../series/series.view.js';
import type { DatesQuery } from './community-page.input.js';

const DATES_A_PAGE = 20;

/** What takes place in a community: what comes back regularly, and dates, of each series the next alone. */
@Injectable()
export class CommunityDates {
  constructor(
    private readonly events: EventService,
    private readonly listing: EventListing,
    private readonly series: SeriesLines,
  ) {}

  async of(
    viewer: Viewer | null,
    slug: string,
    asked: DatesQuery,
    locale: Locale,
  ): Promise<{ listed: ListedEvent[]; next: string | null; series: SeriesLine[] }> {
    const [{ items, next }, series] = await Promise.all([
      this.events.listOfCommunity(viewer, slug, { ...asked, limit: DATES_A_PAGE, folds: true }),
      this.series.ofCommunity(viewer, slug, locale),
    ]);
    return { listed: await this.listing.of(viewer, items), next, series };
  }
}
