import { Injectable } from '@nestjs/common';
import { FollowerListService } from '../../../features/series/follower-list.service.js';
import { SeriesWords } from '../../../features/series/series-words.service.js';
import { ConfirmationService } from '../../../features/topics/confirmation.service.js';
import { TopicService } from '../../../features/topics/topic.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page } from '../../../platform/http/page.js';
import { SeriesListing, type ShownSeries } from '../../views/series-listing.js';
import { type DatesQuery, datesQuery } from '../communities/community-page.input.js';
import { seriesPage } from './series-page.view.js';
import { seriesPath } from './series.view.js';

/** More are told by their number. */
const SHOWN_FOLLOWERS = 60;

/** A series' page, also for each of its forms that was refused. */
@Injectable()
export class SeriesPage {
  constructor(
    private readonly listing: SeriesListing,
    private readonly followers: FollowerListService,
    private readonly words: SeriesWords,
    private readonly topics: TopicService,
    private readonly confirmations: ConfirmationService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async shown(
    viewer: Viewer | null,
    id: string,
    locale: Locale,
    asked: DatesQuery = datesQuery.parse({}),
  ): Promise<Page> {
    const listed = await this.listing.one(viewer, id, asked);
    const [agenda, confirmed, followers] = await Promise.all([
      this.topics.agendaOf(listed.nextDates.map(({ event }) => event.id)),
      this.confirmations.confirmedAmong(listed.nextDates),
      viewer && this.followersOf(viewer, listed),
    ]);
    const more = new URLSearchParams({ when: asked.when, cursor: listed.next ?? '' }).toString();
    return page('series/show', {
      ...seriesPage({
        listed,
        rule: this.words.rule(listed.series, locale),
        dates: listed.nextDates,
        agenda,
        confirmed,
        mine: listed.mine,
        followers,
        reader: { zone: viewer?.timeZone ?? null, locale, now: this.clock.now() },
      }),
      when: asked.when,
      isContinued: asked.cursor !== undefined,
      next: listed.next && `${seriesPath(id)}?${more}#dates`,
    });
  }

  /** For hosts, and those who come usually. */
  private async followersOf(viewer: Viewer, { series, can, mine }: ShownSeries) {
    if (!can.seeFollowers && !mine?.following) return null;
    const { items, next } = await this.followers.followersOf(viewer, series.id, { limit: SHOWN_FOLLOWERS });
    return { people: items.map(({ account }) => account), hasMore: next !== null };
  }
}
