import { Inject, Injectable } from '@nestjs/common';
import { buildFeed } from '../../calendar/feed.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { Series } from '../series/series.entity.js';
import {
  type AnsweredEvent,
  type CommunityFeedState,
  FeedContentStore,
  type MyFeedState,
} from './feed-content.store.js';
import { feedEntry, unsureOf } from './feed.rules.js';
import { type FeedDate, withSeries } from './feed-series.rules.js';
import { FeedSeriesStore } from './feed-series.store.js';

/** Loads and writes a whole feed: only once a revision. */
@Injectable()
export class FeedWriter {
  constructor(
    private readonly content: FeedContentStore,
    private readonly series: FeedSeriesStore,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async ofCommunity({ communityId, name, timeZone }: CommunityFeedState, since: number): Promise<string> {
    const events = await this.content.communityEvents(communityId, since);
    const series = await this.series.shown([...new Set(events.flatMap(({ seriesId }) => seriesId ?? []))]);
    const dates = events.map((event) => ({ event, entry: feedEntry(event, this.urlOf(event.id)) }));
    return buildFeed({ name, timeZone, events: withSeries(dates, series, this.urlOfSeries) });
  }

  /** In the language of its owner: no program says which one its person reads. */
  async ofAccount(
    {
      accountId,
      locale,
      timeZone,
      followed,
    }: Pick<MyFeedState, 'accountId' | 'locale' | 'timeZone' | 'followed'>,
    since: number,
  ): Promise<string> {
    const t = this.translator.forLocale(locale);
    const dateOf = ({ event, rsvp }: AnsweredEvent): FeedDate => {
      const unsure = unsureOf(event, rsvp.outcome);
      const title = unsure && t(`feeds.calendar.${unsure}`, { title: event.title });
      return { event, entry: feedEntry(event, this.urlOf(event.id), title) };
    };
    const dates = (await this.content.myEvents(accountId, since)).map(dateOf);
    const series = Number(followed) > 0 ? await this.series.followed(accountId) : [];
    const events = withSeries(dates, series, this.urlOfSeries);
    return buildFeed({ name: t('feeds.calendar.name'), timeZone, events });
  }

  private readonly urlOfSeries = ({ id }: Series): string => `${this.settings.publicUrl}/series/${id}`;

  private urlOf(eventId: string): string {
    return `${this.settings.publicUrl}/events/${eventId}`;
  }
}
