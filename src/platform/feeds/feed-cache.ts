import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock, SECOND } from '../../kernel/clock.js';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings.js';
import { UnitOfWork } from '../database/unit-of-work.js';

/** A feed in one revision, as this process knows it. */
export interface ServedFeed {
  etag: string;
  /** When this process first met this revision: never before the change that made it. */
  modifiedAt: number;
  /** As HTTP writes it. */
  lastModified: string;
  /** Rendered once a revision, and only where it is needed (C39). */
  body: () => Promise<Buffer>;
}

/** What a query told of a feed. */
export interface FeedReading {
  /** All of the feed that can change, with what is raised when the same rows give other bytes than before. */
  state: object;
  /** `UnitOfWork.writes` before the query. */
  writes: number | null;
  /** When time alone may change the answer. */
  until: number;
  render: () => Promise<string>;
}

interface Kept extends ServedFeed, Pick<FeedReading, 'writes' | 'until'> {
  /** Of the body, once it is rendered. */
  bytes: number;
}

const KEPT = 1000;
const KEPT_BYTES = 32 * 1024 * 1024;

/** The feeds asked for lately, each in its latest revision. */
@Injectable()
export class FeedCache {
  private readonly feeds = new Map<string, Kept>();
  private bytes = 0;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** The feed as it certainly still is: nobody has written since it was read. Null where the database has to say. */
  current(key: string): ServedFeed | null {
    const kept = this.feeds.get(key);
    if (!kept || kept.writes === null || kept.writes !== this.unitOfWork.writes) return null;
    if (this.clock.now() >= kept.until) return null;
    this.feeds.delete(key);
    this.feeds.set(key, kept);
    return kept;
  }

  keep(key: string, { state, writes, until, render }: FeedReading): ServedFeed {
    const etag = this.etagOf(state);
    const before = this.feeds.get(key);
    this.forget(key);
    const kept = before?.etag === etag ? before : this.revision(key, etag, before, render);
    Object.assign(kept, { writes, until });
    this.feeds.set(key, kept);
    this.bytes += kept.bytes;
    this.makeRoom();
    return kept;
  }

  forget(key: string): void {
    this.bytes -= this.feeds.get(key)?.bytes ?? 0;
    this.feeds.delete(key);
  }

  private revision(
    key: string,
    etag: string,
    before: ServedFeed | undefined,
    render: FeedReading['render'],
  ): Kept {
    let rendered: Promise<Buffer> | null = null;
    const modifiedAt = this.newTime(before);
    const kept: Kept = {
      etag,
      modifiedAt,
      lastModified: new Date(modifiedAt).toUTCString(),
      writes: null,
      until: 0,
      bytes: 0,
      // Those who ask at the same time wait for one rendering; a failed one is not kept.
      body: () =>
        (rendered ??= render().then(
          (text) => this.weighed(key, kept, Buffer.from(text)),
          (error: unknown) => {
            rendered = null;
            throw error;
          },
        )),
    };
    return kept;
  }

  private weighed(key: string, kept: Kept, body: Buffer): Buffer {
    if (this.feeds.get(key) === kept) {
      kept.bytes = body.length;
      this.bytes += body.length;
      this.makeRoom();
    }
    return body;
  }

  /** What was asked for longest ago goes first. */
  private makeRoom(): void {
    for (const key of this.feeds.keys()) {
      if (this.feeds.size <= KEPT && this.bytes <= KEPT_BYTES) return;
      this.forget(key);
    }
  }

  private etagOf(state: object): string {
    const { publicUrl, defaultLocale } = this.settings;
    const revision = [publicUrl, defaultLocale, Object.entries(state)];
    const hash = createHash('sha256').update(JSON.stringify(revision)).digest('base64url');
    return `"${hash.slice(0, 27)}"`;
  }

  /** Last-Modified counts in seconds: two revisions within one must not look the same. */
  private newTime(before: ServedFeed | undefined): number {
    return Math.max(this.clock.now(), (before?.modifiedAt ?? 0) + SECOND);
  }
}
