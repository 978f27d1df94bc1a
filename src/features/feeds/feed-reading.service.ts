import { Injectable } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { SharedReads } from '../../platform/database/shared-reads.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FeedCache, type ServedFeed } from '../../platform/feeds/feed-cache.js';
import { FeedWriter } from './feed-writer.service.js';
import { feedHoldsUntil, feedSince, nextReadNote } from './feed.rules.js';
import { FeedStateStore } from './feed-state.store.js';
import { FeedStore } from './feed.store.js';

/** Raised when the same rows give other bytes than before. */
const FORMAT = 2;

const written = (rows: object) => ({ format: FORMAT, tzdata: tzdataVersion(), ...rows });

/**
 * What calendars fetch: one query tells whether anything changed, and none does where this process knows by itself.
 * Null is for what is not there, or not shown.
 */
@Injectable()
export class FeedReadingService {
  private readonly reads = new SharedReads<ServedFeed | null>();

  constructor(
    private readonly states: FeedStateStore,
    private readonly feeds: FeedStore,
    private readonly writer: FeedWriter,
    private readonly cache: FeedCache,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The public events of a community that shows itself. */
  async ofCommunity(slug: string): Promise<ServedFeed | null> {
    const key = `community ${slug}`;
    return this.cache.current(key) ?? this.reads.ask(key, () => this.readCommunity(key, slug));
  }

  /** What the owner of a secret said yes or maybe to, or waits for. */
  async ofSecret(secret: string): Promise<ServedFeed | null> {
    const tokenHash = hashToken(secret);
    const key = `secret ${tokenHash}`;
    return this.cache.current(key) ?? this.reads.ask(key, () => this.readSecret(key, tokenHash));
  }

  private async readCommunity(key: string, slug: string): Promise<ServedFeed | null> {
    const { writes } = this.unitOfWork;
    const now = this.clock.now();
    const since = feedSince(now);
    const state = await this.states.communityState(slug, since);
    if (!state) return this.gone(key);
    const render = () => this.writer.ofCommunity(state, since);
    return this.cache.keep(key, { state: written(state), writes, until: feedHoldsUntil(now), render });
  }

  private async readSecret(key: string, tokenHash: string): Promise<ServedFeed | null> {
    const { writes } = this.unitOfWork;
    const now = this.clock.now();
    const since = feedSince(now);
    const state = await this.states.myState(tokenHash, { since, now });
    if (!state) return this.gone(key);
    const { feedId, readAt, ...shown } = state;
    const noteAt = nextReadNote(readAt);
    if (now > noteAt) await this.unitOfWork.run((tx) => this.feeds.touch(tx, feedId, now));
    const render = () => this.writer.ofAccount(shown, since);
    return this.cache.keep(key, {
      state: written(shown),
      writes,
      until: Math.min(feedHoldsUntil(now), noteAt),
      render,
    });
  }

  private gone(key: string): null {
    this.cache.forget(key);
    return null;
  }
}
