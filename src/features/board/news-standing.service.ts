import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { Reader, Tx } from '../../platform/database/transaction.js';
import { AssociationService } from '../associations/association.service.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { CommunityService } from '../communities/community.service.js';
import type { NewsStanding } from './news.policy.js';

const STRANGER: NewsStanding = {
  accountId: null,
  isAdmin: false,
  isColleague: false,
  roles: new Map(),
  writesFor: new Set(),
};

/** Says what somebody is to the board, before any item is looked at. */
@Injectable()
export class NewsStandings {
  constructor(
    private readonly colleagues: ColleagueService,
    private readonly communities: CommunityService,
    private readonly associations: AssociationService,
  ) {}

  async of(viewer: Viewer | null, from: Reader | Tx): Promise<NewsStanding> {
    if (!viewer) return STRANGER;
    const isColleague = await this.colleagues.isColleague(viewer, from);
    const standings = await this.communities.standingsOf(viewer, from);
    const writable = await this.associations.writableBy(viewer, from);
    return {
      accountId: viewer.accountId,
      isAdmin: viewer.isAdmin,
      isColleague,
      roles: new Map(
        [...standings]
          .filter(([, { status }]) => status === 'active')
          .map(([communityId, { role }]) => [communityId, role]),
      ),
      writesFor: new Set(writable.map(({ id }) => id)),
    };
  }
}
