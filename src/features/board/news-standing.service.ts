import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AssociationService } from '../associations/association.service.js';
import { ColleagueService } from '../communities/colleague.service.js';
import type { NewsItem } from './news-item.entity.js';
import type { NewsStanding } from './news.policy.js';

const STRANGER: NewsStanding = {
  accountId: null,
  isAdmin: false,
  isColleague: false,
  roles: new Map(),
  writesFor: new Set(),
};

/** Says what somebody is to the board. */
@Injectable()
export class NewsStandings {
  constructor(
    private readonly colleagues: ColleagueService,
    private readonly associations: AssociationService,
  ) {}

  /** As far as some items need it: in whose name somebody writes is asked where one of them speaks in a name. */
  async towards(
    items: readonly Pick<NewsItem, 'associationId'>[],
    viewer: Viewer | null,
    from: Reader | Tx,
  ): Promise<NewsStanding> {
    if (!viewer) return STRANGER;
    const { accountId, isAdmin } = viewer;
    const standing = await this.colleagues.standingOf(viewer, from);
    const speaks = items.some(({ associationId }) => associationId !== null);
    const writable = speaks ? await this.associations.writableBy(viewer, from) : [];
    return { accountId, isAdmin, ...standing, writesFor: new Set(writable.map(({ id }) => id)) };
  }
}
