import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FeedCache, type ServedFeed } from '../../platform/feeds/feed-cache.js';
import { NewsFeedAccess } from './news-feed-access.service.js';
import { type NewsFeedAsked, NewsFeedContentStore } from './news-feed-content.store.js';
import type { NewsFeedChoices } from './news-feed.input.js';
import { readingOf, selfQuery } from './news-feed.rules.js';
import { type NewsFeedFormat, NewsFeedWriter, type WrittenFeed } from './news-feed-writer.service.js';

/** What programs fetch: one query tells whether the public news changed, and none does where this process knows by itself. */
@Injectable()
export class NewsFeedReading {
  constructor(
    private readonly content: NewsFeedContentStore,
    private readonly access: NewsFeedAccess,
    private readonly writer: NewsFeedWriter,
    private readonly cache: FeedCache,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async ofPublic(format: NewsFeedFormat, choices: NewsFeedChoices): Promise<ServedFeed> {
    const key = `news ${format}${selfQuery(choices)}`;
    const reader = { accountId: null, isColleague: false };
    return this.cache.current(key) ?? this.read(key, { reader, choices }, { format, owned: null });
  }

  /** Null for what is not there. */
  async ofSecret(secret: string): Promise<ServedFeed | null> {
    const opened = await this.access.open(secret);
    if (!opened) return null;
    const { feed, reader } = opened;
    return this.read(
      `news ${feed.id}`,
      { reader, choices: feed },
      { format: 'rss', owned: { ...opened, secret } },
    );
  }

  private async read(
    key: string,
    narrowed: Omit<NewsFeedAsked, 'now'>,
    written: WrittenFeed,
  ): Promise<ServedFeed> {
    const { writes } = this.unitOfWork;
    const asked = { ...narrowed, now: this.clock.now() };
    const { state, until } = readingOf(await this.content.lines(asked), asked.now);
    return this.cache.keep(key, {
      state: { ...state, locale: written.owned?.account.locale ?? null },
      writes,
      until,
      render: () => this.writer.write(asked, written),
    });
  }
}
