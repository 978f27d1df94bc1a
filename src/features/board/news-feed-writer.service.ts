import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { atom } from '../../platform/feeds/atom.js';
import type { FeedDocument } from '../../platform/feeds/feed-document.js';
import { jsonFeed } from '../../platform/feeds/json-feed.js';
import { rss } from '../../platform/feeds/rss.js';
import { Translator } from '../../platform/i18n/translator.js';
import { territoryLabel } from '../../vocabulary/territories.js';
import type { OpenedFeed } from './news-feed-access.service.js';
import { type NewsFeedAsked, NewsFeedContentStore } from './news-feed-content.store.js';
import { NewsFeedEntries } from './news-feed-entry.service.js';
import { publicFeedId, selfQuery } from './news-feed.rules.js';

const FORMATS = { rss, atom, json: jsonFeed } satisfies Record<string, (feed: FeedDocument) => string>;
export type NewsFeedFormat = keyof typeof FORMATS;

export interface WrittenFeed {
  format: NewsFeedFormat;
  /** Somebody's own, with the secret by which it was asked for; null for the public one. */
  owned: (OpenedFeed & { secret: string }) | null;
}

/** Loads and writes a whole feed: only once a revision. */
@Injectable()
export class NewsFeedWriter {
  constructor(
    private readonly content: NewsFeedContentStore,
    private readonly entries: NewsFeedEntries,
    private readonly translator: Translator,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One's own in the language of who reads it: no program says which one that is. */
  async write(asked: NewsFeedAsked, { format, owned }: WrittenFeed): Promise<string> {
    const { publicUrl, defaultLocale } = this.settings;
    const { choices } = asked;
    const locale = owned?.account.locale ?? defaultLocale;
    const t = this.translator.forLocale(locale);
    const whose = owned ? 'mine' : 'public';
    const entries = (await this.content.items(asked)).map((fed) => this.entries.of(fed, locale));
    const narrowed = [
      ...choices.kinds.map((kind) => t(`vocabulary.newsKinds.${kind}`)),
      ...choices.territories.map(territoryLabel),
    ];
    const path = owned ? `feed/${owned.secret}.rss` : `feed.${format}${selfQuery(choices)}`;
    return FORMATS[format]({
      id: owned ? `urn:uuid:${owned.feed.id}` : publicFeedId(publicUrl, choices),
      title: [t(`newsFeeds.title.${whose}`), ...narrowed].join(' · '),
      description: t(`newsFeeds.description.${whose}`),
      homeUrl: `${publicUrl}/news`,
      selfUrl: `${publicUrl}/news/${path}`,
      language: locale,
      updatedAt: entries.length ? Math.max(...entries.map(({ updatedAt }) => updatedAt)) : null,
      entries,
    });
  }
}
