import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock, SECOND } from '../../kernel/clock.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';

/** A feed in one revision, as this process knows it. */
export interface KeptFeed {
  etag: string;
  /** When this process first met this revision: never before the change that made it. */
  modifiedAt: number;
  /** The rendered text, once somebody needed it. */
  body: Promise<Buffer> | null;
}

/** Raised when the same rows give other bytes than before: a tag is made of the rows alone. */
const FORMAT = 1;

const KEPT = 300;

/** The feeds asked for lately, each in its latest revision. */
@Injectable()
export class FeedCache {
  private readonly feeds = new Map<string, KeptFeed>();

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @param state all of the feed that can change */
  at(key: string, state: object): KeptFeed {
    const etag = this.etagOf(key, state);
    const known = this.feeds.get(key);
    const kept = known?.etag === etag ? known : { etag, modifiedAt: this.newTime(known), body: null };
    this.feeds.delete(key);
    this.feeds.set(key, kept);
    const [oldest] = this.feeds.keys();
    if (this.feeds.size > KEPT && oldest !== undefined) this.feeds.delete(oldest);
    return kept;
  }

  private etagOf(key: string, state: object): string {
    const revision = [FORMAT, this.settings.publicUrl, tzdataVersion(), key, Object.entries(state)];
    const hash = createHash('sha256').update(JSON.stringify(revision)).digest('base64url');
    return `"${hash.slice(0, 27)}"`;
  }

  /** Last-Modified counts in seconds: two revisions within one must not look the same. */
  private newTime(known: KeptFeed | undefined): number {
    return Math.max(this.clock.now(), (known?.modifiedAt ?? 0) + SECOND);
  }
}
