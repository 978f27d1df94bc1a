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
import type { Feed } from './feed.entity.js';
import { FeedStore } from './feed.store.js';

/** A feed with its secret address, which is derived and so can be shown again. */
export interface FeedView {
  feed: Feed;
  url: string;
}

const FIRST_VERSION = 1;

/** Somebody's own addresses of their calendar. */
@Injectable()
export class FeedService {
  constructor(
    private readonly store: FeedStore,
    private readonly credentials: Credentials,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Newest first. */
  async list(viewer: Viewer): Promise<FeedView[]> {
    return (await this.store.list(viewer.accountId)).map((feed) => this.viewOf(feed));
  }

  /** @throws DomainError not-found, when what a repeated request made has been revoked since; secrecy */
  create(viewer: Viewer, name: string, once: Once | null = null): Promise<FeedView> {
    checkNames({ name });
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const id = await createOnce(tx, once, now, async () => {
        const made = newId();
        await this.store.insert(tx, {
          id: made,
          accountId: viewer.accountId,
          name,
          tokenVersion: FIRST_VERSION,
          tokenHash: hashToken(this.credentials.token('feed', made, FIRST_VERSION)),
          createdAt: now,
          readAt: null,
        });
        await this.audit.record(tx, {
          actorId: viewer.accountId,
          action: 'feed.created',
          subject: { type: 'feed', id: made },
        });
        return made;
      });
      const feed = await this.store.find(tx, viewer.accountId, id);
      if (!feed) throw notFound();
      return this.viewOf(feed);
    });
  }

  /** @throws DomainError not-found */
  async revoke(viewer: Viewer, id: string): Promise<void> {
    const revoked = await this.unitOfWork.run(async (tx) => {
      const removed = await this.store.remove(tx, viewer.accountId, id);
      if (removed)
        await this.audit.record(tx, {
          actorId: viewer.accountId,
          action: 'feed.revoked',
          subject: { type: 'feed', id },
        });
      return removed;
    });
    if (!revoked) throw notFound();
  }

  private viewOf(feed: Feed): FeedView {
    const secret = this.credentials.token('feed', feed.id, feed.tokenVersion);
    return { feed, url: `${this.settings.publicUrl}/calendar/${secret}.ics` };
  }
}
