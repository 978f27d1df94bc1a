import { Inject, Injectable } from '@nestjs/common';
import { buildFeed } from '../../calendar/feed.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Translator } from '../../platform/i18n/translator.js';
import type { Event } from '../events/event.entity.js';
import type { Series } from '../series/series.entity.js';
import { agendaLines } from '../topics/topic-agenda.rules.js';
import { TopicService } from '../topics/topic.service.js';
import { type AnsweredEvent, FeedContentStore } from './feed-content.store.js';
import { feedEntry, unsureOf } from './feed.rules.js';
import { type FeedDate, withSeries } from './feed-series.rules.js';
import { FeedSeriesStore } from './feed-series.store.js';
import type { CommunityFeedState, MyFeedState } from './feed-state.store.js';

/** Loads and writes a whole feed: only once a revision. */
@Injectable()
export class FeedWriter {
  constructor(
    private readonly content: FeedContentStore,
    private readonly series: FeedSeriesStore,
    private readonly topics: TopicService,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async ofCommunity(state: CommunityFeedState, since: number): Promise<string> {
    const { communityId, name, timeZone } = state;
    const events = await this.content.communityEvents(communityId, since);
    const series = await this.series.shown([...new Set(events.flatMap(({ seriesId }) => seriesId ?? []))]);
    const dateOf = await this.datesOf(events, state);
    const dates = events.map((event) => dateOf(event, null));
    return buildFeed({ name, timeZone, events: withSeries(dates, series, this.urlOfSeries) });
  }

  /** In the language of its owner: no program says which one its person reads. */
  async ofAccount(
    state: Pick<MyFeedState, 'accountId' | 'locale' | 'timeZone' | 'followed' | 'agenda'>,
    since: number,
  ): Promise<string> {
    const { accountId, locale, timeZone, followed } = state;
    const t = this.translator.forLocale(locale);
    const answered = await this.content.myEvents(accountId, since);
    const dateOf = await this.datesOf(
      answered.map(({ event }) => event),
      state,
    );
    const titleOf = ({ event, rsvp }: AnsweredEvent): string | null => {
      const unsure = unsureOf(event, rsvp.outcome);
      return unsure && t(`feeds.calendar.${unsure}`, { title: event.title });
    };
    const dates = answered.map((each) => dateOf(each.event, titleOf(each)));
    const series = Number(followed) > 0 ? await this.series.followed(accountId) : [];
    const events = withSeries(dates, series, this.urlOfSeries);
    return buildFeed({ name: t('feeds.calendar.name'), timeZone, events });
  }

  private readonly urlOfSeries = ({ id }: Series): string => `${this.settings.publicUrl}/series/${id}`;

  /** How each of some events stands in a feed: their agendas are read once for all. */
  private async datesOf(
    events: readonly Event[],
    { agenda: sum }: Pick<MyFeedState, 'agenda'>,
  ): Promise<(event: Event, unsure: string | null) => FeedDate> {
    const ids = Number(sum) > 0 ? events.map(({ id }) => id) : [];
    const agendas = await this.topics.agendaOf(ids);
    return (event, unsure) => {
      const agenda = agendaLines(agendas.get(event.id));
      const url = `${this.settings.publicUrl}/events/${event.id}`;
      return { event, entry: feedEntry(event, { url, unsure, agenda }), hasAgenda: agenda.length > 0 };
    };
  }
}
