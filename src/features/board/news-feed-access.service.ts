import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { hashToken } from '../../platform/credentials/credentials.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { viewerOf } from '../accounts/session.service.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { isReadingNoted } from './news-feed.rules.js';
import { NewsFeedStore, type OwnedFeed } from './news-feed.store.js';
import type { NewsReader } from './news-visibility.store.js';

/** Whose a secret is, and what they may read now. */
export interface OpenedFeed extends OwnedFeed {
  reader: NewsReader;
}

/** Opens somebody's own feed by its secret. */
@Injectable()
export class NewsFeedAccess {
  constructor(
    private readonly store: NewsFeedStore,
    private readonly colleagues: ColleagueService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null once it is revoked, and while its owner's access is closed. */
  async open(secret: string): Promise<OpenedFeed | null> {
    const now = this.clock.now();
    const owned = await this.store.byToken(hashToken(secret), now);
    if (!owned) return null;
    const { feed, account } = owned;
    if (!isReadingNoted(feed.readAt, now))
      await this.unitOfWork.run((tx) => this.store.touch(tx, feed.id, now));
    const isColleague = await this.colleagues.isColleague(viewerOf(account, null));
    return { ...owned, reader: { accountId: account.id, isColleague } };
  }
}
