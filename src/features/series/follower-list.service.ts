import { Injectable } from '@nestjs/common';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked, ListPage } from '../../platform/database/keyset.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Follower } from './following-standing.entity.js';
import { FollowingStore } from './following.store.js';
import { SeriesService } from './series.service.js';

/** Who follows, as those may know who ask: whose dues lapsed is nobody's to see. */
@Injectable()
export class FollowerListService {
  constructor(
    private readonly series: SeriesService,
    private readonly store: FollowingStore,
    private readonly reader: Reader,
  ) {}

  countOf(seriesIds: readonly string[]): Promise<Map<string, number>> {
    return this.store.countOf(seriesIds);
  }

  /**
   * In the order in which they began. Hosts see all; those who follow see who else does, but for who answered discreetly.
   * @throws DomainError not-found, and followers-only for anybody else
   */
  async followersOf(
    viewer: Viewer,
    seriesId: string,
    asked: ListAsked,
  ): Promise<ListPage<Follower> & { complete: boolean }> {
    const { series, can } = await this.series.view(viewer, seriesId);
    const complete = can.seeFollowers;
    if (!complete && !(await this.store.find(this.reader, series.id, viewer.accountId)))
      throw forbidden('followers-only');
    return { ...(await this.store.list(series.id, { discreet: complete }, asked)), complete };
  }
}
