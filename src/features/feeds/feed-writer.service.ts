import { Inject, Injectable } from '@nestjs/common';
import { buildFeed, type FeedEntry } from '../../calendar/feed.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Translator } from '../../platform/i18n/translator.js';
import {
  type AnsweredEvent,
  type CommunityFeedState,
  FeedContentStore,
  type MyFeedState,
} from './feed-content.store.js';
import { feedEntry, unsureOf } from './feed.rules.js';

/** Loads and writes a whole feed: only once a revision. */
@Injectable()
export class FeedWriter {
  constructor(
    private readonly content: FeedContentStore,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async ofCommunity({ communityId, name, timeZone }: CommunityFeedState, since: number): Promise<string> {
    const events = await this.content.communityEvents(communityId, since);
    const entries = events.map((event) => feedEntry(event, this.urlOf(event.id)));
    return buildFeed({ name, timeZone, events: entries });
  }

  /** In the language of its owner: no program says which one its person reads. */
  async ofAccount(
    { accountId, locale, timeZone }: Pick<MyFeedState, 'accountId' | 'locale' | 'timeZone'>,
    since: number,
  ): Promise<string> {
    const t = this.translator.forLocale(locale);
    const entry = ({ event, rsvp }: AnsweredEvent): FeedEntry => {
      const unsure = unsureOf(event, rsvp.outcome);
      const title = unsure && t(`feeds.calendar.${unsure}`, { title: event.title });
      return feedEntry(event, this.urlOf(event.id), title);
    };
    const events = await this.content.myEvents(accountId, since);
    return buildFeed({ name: t('feeds.calendar.name'), timeZone, events: events.map(entry) });
  }

  private urlOf(eventId: string): string {
    return `${this.settings.publicUrl}/events/${eventId}`;
  }
}
