import { Injectable } from '@nestjs/common';
import { NewsList } from '../../../features/board/news-list.service.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { newsLine } from '../board/news-line.view.js';
import { communityPath } from '../communities/community-page.view.js';

const NEWS_NEAR = 3;

/** Where somebody belongs, and what is new there. */
@Injectable()
export class MySurroundings {
  constructor(
    private readonly communities: CommunityService,
    private readonly news: NewsList,
    private readonly clock: Clock,
  ) {}

  async of(viewer: Viewer) {
    const [news, communities] = await Promise.all([this.newsNear(viewer), this.communities.mine(viewer)]);
    const now = this.clock.now();
    return {
      news: news.map((item) => newsLine(item, now)),
      communities: communities.map(({ name, slug }) => ({ name, path: communityPath(slug) })),
    };
  }

  /** Around their territory, or of everywhere as long as they have said none. */
  private async newsNear(viewer: Viewer) {
    const territory = viewer.territory ?? undefined;
    const { items } = await this.news.items(viewer, { territory, limit: NEWS_NEAR });
    return items;
  }
}
