import { Controller, Get, Param, Query } from '@nestjs/common';
import { NewsList } from '../../../features/board/news-list.service.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { communityPath } from '../communities/community-page.view.js';
import { newsCard } from './news-card.view.js';
import { communityNewsQuery, type CommunityNewsQuery } from './news-list.input.js';
import { NEWS_A_PAGE } from './news-list.view.js';

@Controller('communities')
export class CommunityNewsController {
  constructor(
    private readonly news: NewsList,
    private readonly communities: CommunityService,
    private readonly clock: Clock,
  ) {}

  /** What is kept to a community or was posted from it, for its members. */
  @Get(':slug/news')
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Query(new InputPipe(communityNewsQuery)) { cursor, when }: CommunityNewsQuery,
  ): Promise<Page> {
    const asked = { community: slug, when, cursor, limit: NEWS_A_PAGE };
    const [{ community, standing }, { items, next }] = await Promise.all([
      this.communities.place(viewer, slug),
      this.news.list(viewer, asked),
    ]);
    const path = `${communityPath(slug)}/news`;
    const pathOf = (query: Record<string, string>) => `${path}?${new URLSearchParams(query).toString()}`;
    return page('board/community', {
      community: { name: community.name, path: communityPath(slug), slug },
      isMember: standing?.status === 'active',
      tabs: [
        { path, label: 'current', isCurrent: when === 'current' },
        { path: pathOf({ when: 'past' }), label: 'past', isCurrent: when === 'past' },
      ],
      when,
      cards: items.map((seen) => newsCard(seen, this.clock.now())),
      next: next && pathOf({ when, cursor: next }),
      start: cursor === undefined ? null : pathOf({ when }),
    });
  }
}
