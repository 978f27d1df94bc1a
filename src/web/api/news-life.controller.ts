import { Delete, Get, Param, Put } from '@nestjs/common';
import { NewsHistoryService } from '../../features/board/news-history.service.js';
import { NewsService } from '../../features/board/news.service.js';
import { type StillTrueInput, stillTrueInput } from '../../features/board/still-true.input.js';
import { StillTrueService } from '../../features/board/still-true.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { newsEditShape, newsEditView } from '../views/news-edit.view.js';
import { type NewsJson, newsShape, newsView } from '../views/news.view.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const NOT_NOW = ['news-not-shown', 'already-replaced', 'news-over', 'own-news'];

@ApiController('news/:id')
export class NewsLifeController {
  constructor(
    private readonly news: NewsService,
    private readonly stillTrue: StillTrueService,
    private readonly history: NewsHistoryService,
  ) {}

  @Put('confirmation')
  @RateLimit(120, 10)
  @Described({
    summary:
      'Still true, or no longer: two who say so besides its author confirm an item. What is said while it is asked ' +
      'whether it still is true prolongs it. Its author’s own “no longer true” outdates it',
    signedIn: true,
    input: stillTrueInput,
    output: newsShape,
    errors: { 403: ['colleagues-only'], 409: NOT_NOW },
  })
  async say(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { stillTrue }: StillTrueInput,
  ): Promise<NewsJson> {
    await this.stillTrue.say(viewer, id, stillTrue);
    return newsView(await this.news.view(viewer, id));
  }

  @Delete('confirmation')
  @Described({ summary: 'You take back what you said of it', signedIn: true, errors: { 409: ['own-news'] } })
  async takeBack(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.stillTrue.takeBack(viewer, id);
  }

  @Get('history')
  @Described({
    summary: 'How it was edited since it was published, the last edit first, with what it said before',
    query: wholeListQuery,
    output: listOf(newsEditShape),
  })
  async edits(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Asked() asked: WholeListAsked,
  ) {
    const edits = await this.history.list(viewer, id);
    return listView(
      pageOf(edits, asked, ({ edit }) => edit.id),
      newsEditView,
    );
  }
}
