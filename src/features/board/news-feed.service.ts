import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import { newId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { Credentials, hashToken } from '../../platform/credentials/credentials.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkNames } from '../secrecy/secrecy.rules.js';
import type { NewsFeed } from './news-feed.entity.js';
import type { NewsFeedInput } from './news-feed.input.js';
import { NewsFeedStore } from './news-feed.store.js';

/** A feed with its secret address, which is derived and so can be shown again. */
export interface NewsFeedView {
  feed: NewsFeed;
  url: string;
}

const FIRST_VERSION = 1;

/** Somebody's own addresses of the news. */
@Injectable()
export class NewsFeedService {
  constructor(
    private readonly store: NewsFeedStore,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Newest first. */
  async list(viewer: Viewer): Promise<NewsFeedView[]> {
    return (await this.store.list(viewer.accountId)).map((feed) => this.viewOf(feed));
  }

  /** @throws DomainError secrecy; not-found, when what a repeated request made has been revoked since */
  create(viewer: Viewer, input: NewsFeedInput, once: Once | null = null): Promise<NewsFeedView> {
    checkNames({ name: input.name });
    const { accountId } = viewer;
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const id = await createOnce(tx, once, now, async () => {
        const made = this.fresh(accountId, input, now);
        await this.store.insert(tx, made);
        const subject = { type: 'news-feed', id: made.id };
        await this.audit.record(tx, { actorId: accountId, action: 'news-feed.created', subject });
        return made.id;
      });
      const feed = await this.store.find(tx, accountId, id);
      if (!feed) throw notFound();
      return this.viewOf(feed);
    });
  }

  /** @throws DomainError not-found */
  async revoke({ accountId }: Viewer, id: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      if (!(await this.store.remove(tx, accountId, id))) throw notFound();
      const subject = { type: 'news-feed', id };
      await this.audit.record(tx, { actorId: accountId, action: 'news-feed.revoked', subject });
    });
  }

  private fresh(accountId: string, input: NewsFeedInput, createdAt: number): NewsFeed {
    const id = newId();
    const tokenHash = hashToken(this.credentials.token('news-feed', id, FIRST_VERSION));
    return { id, accountId, ...input, tokenVersion: FIRST_VERSION, tokenHash, createdAt, readAt: null };
  }

  private viewOf(feed: NewsFeed): NewsFeedView {
    const secret = this.credentials.token('news-feed', feed.id, feed.tokenVersion);
    return { feed, url: `${this.settings.publicUrl}/news/feed/${secret}.rss` };
  }
}
