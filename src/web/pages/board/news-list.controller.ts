import { Controller, Get, Query } from '@nestjs/common';
import { NewsList } from '../../../features/board/news-list.service.js';
import { ColleagueService } from '../../../features/communities/colleague.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { newsCard } from './news-card.view.js';
import { newsQuery, type NewsQuery } from './news-list.input.js';
import { feedQuery, listAsked, newsChoices, newsFilters, newsPath, shownNews } from './news-list.view.js';

@Controller('news')
export class NewsListController {
  constructor(
    private readonly news: NewsList,
    private readonly colleagues: ColleagueService,
    private readonly clock: Clock,
  ) {}

  /** Around where one works, unless another place or everywhere is asked for. */
  @Get()
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Query(new InputPipe(newsQuery)) asked: NewsQuery,
  ): Promise<Page> {
    const shown = shownNews(asked, viewer?.territory ?? null);
    const [{ items, next }, mayPost] = await Promise.all([
      this.news.list(viewer, listAsked(shown)),
      this.colleagues.isColleague(viewer),
    ]);
    const { cursor, ...first } = shown;
    return page('board/list', {
      shown,
      choices: newsChoices(shown),
      filters: newsFilters(shown),
      cards: items.map((seen) => newsCard(seen, this.clock.now())),
      next: next && newsPath({ ...first, cursor: next }),
      start: cursor === undefined ? null : newsPath(first),
      everywhere: shown.territory ? newsPath({ ...first, territory: '' }) : null,
      mayPost,
      feed: feedQuery(shown),
      indexed: newsPath(asked) === '/news',
    });
  }
}
