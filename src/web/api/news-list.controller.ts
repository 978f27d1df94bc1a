import { Get } from '@nestjs/common';
import { newsListInput, type NewsListInput } from '../../features/board/news-list.input.js';
import { NewsList } from '../../features/board/news-list.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/http/signed-in.js';
import { newsShape, newsView } from '../views/news.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('news')
export class NewsListController {
  constructor(private readonly news: NewsList) {}

  @Get()
  @Described({
    summary:
      'The news that you can read. A territory comes with what it lies in and what lies in it; words (`q`) are all ' +
      'found, in any order and form, the last one also as a beginning. Outdated news comes where words, a state or ' +
      '`when` ask for it',
    query: newsListInput,
    output: listOf(newsShape),
    errors: { 404: ['not-found'] },
  })
  async list(@CurrentViewer() viewer: Viewer | null, @Asked() asked: NewsListInput) {
    return listView(await this.news.list(viewer, asked), newsView);
  }
}
