import { Injectable } from '@nestjs/common';
import { Clock, DAY } from '../../kernel/clock.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FeedCache, type KeptFeed } from './feed-cache.service.js';
import { FeedContentStore } from './feed-content.store.js';
import { FeedWriter } from './feed-writer.service.js';
import { feedSince } from './feed.rules.js';
import { FeedStore } from './feed.store.js';

/** A feed to answer with; its body is rendered only where it is needed, once a revision (C39). */
export interface ServedFeed {
  etag: string;
  modifiedAt: number;
  body: () => Promise<Buffer>;
}

/** What calendars fetch: one query tells whether anything changed. Null is for what is not there, or not shown. */
@Injectable()
export class FeedReadingService {
  constructor(
    private readonly content: FeedContentStore,
    private readonly feeds: FeedStore,
    private readonly writer: FeedWriter,
    private readonly cache: FeedCache,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The public events of a community that shows itself. */
  async ofCommunity(slug: string): Promise<ServedFeed | null> {
    const since = feedSince(this.clock.now());
    const state = await this.content.communityState(slug, since);
    if (!state) return null;
    const kept = this.cache.at(`community ${state.communityId}`, state);
    return served(kept, () => this.writer.ofCommunity(state, since));
  }

  /** What the owner of a secret said yes or maybe to, or waits for. */
  async ofSecret(secret: string): Promise<ServedFeed | null> {
    const now = this.clock.now();
    const since = feedSince(now);
    const state = await this.content.myState(hashToken(secret), since);
    if (!state) return null;
    const { feedId, readAt, ...shown } = state;
    if (now - (readAt ?? 0) > DAY) await this.unitOfWork.run((tx) => this.feeds.touch(tx, feedId, now));
    const kept = this.cache.at(`account ${shown.accountId}`, shown);
    return served(kept, () => this.writer.ofAccount(shown, since));
  }
}

/** Those who ask at the same time wait for one rendering; a failed one is not kept. */
function served(kept: KeptFeed, render: () => Promise<string>): ServedFeed {
  const body = (): Promise<Buffer> => {
    kept.body ??= render().then(
      (text) => Buffer.from(text),
      (error: unknown) => {
        kept.body = null;
        throw error;
      },
    );
    return kept.body;
  };
  return { etag: kept.etag, modifiedAt: kept.modifiedAt, body };
}
