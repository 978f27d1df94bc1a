import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { territoriesAround } from '../../vocabulary/territories.js';
import { ColleagueService } from '../communities/colleague.service.js';
import { CommunityService } from '../communities/community.service.js';
import type { NewsListInput } from './news-list.input.js';
import type { NewsAsked, NewsFilter } from './news-list.store.js';

/** Says what somebody's question means: who asks, and what items have to be. */
@Injectable()
export class NewsAsking {
  constructor(
    private readonly colleagues: ColleagueService,
    private readonly communities: CommunityService,
    private readonly clock: Clock,
  ) {}

  /**
   * Null where nothing can be the answer. What was posted from a community is its members' to know.
   * @throws DomainError not-found, for a community that does not show itself to this person
   */
  async of(viewer: Viewer | null, asked: Partial<NewsListInput>): Promise<NewsAsked | null> {
    const { structure, community: slug } = asked;
    if (structure !== undefined && !isId(structure)) return null;
    const place = slug === undefined ? null : await this.communities.place(viewer, slug);
    if (place && place.standing?.status !== 'active') return null;
    const isColleague = await this.colleagues.isColleague(viewer);
    return {
      reader: { accountId: viewer?.accountId ?? null, isColleague },
      filter: this.filterOf(asked, place?.community.id),
    };
  }

  private filterOf(asked: Partial<NewsListInput>, communityId: string | undefined): NewsFilter {
    const { kind, theme, territory, structure, scope, state, q, when } = asked;
    return {
      kind,
      theme,
      scope,
      state,
      structureId: structure,
      communityId,
      territories: territory === undefined ? undefined : territoriesAround(territory),
      age: when ?? (q || state ? 'all' : 'current'),
      now: this.clock.now(),
    };
  }
}
