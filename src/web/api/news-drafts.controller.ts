import { Get } from '@nestjs/common';
import { DraftList } from '../../features/board/draft-list.service.js';
import { draftListInput } from '../../features/board/news.input.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { newsShape, newsView } from '../views/news.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('news/drafts')
export class NewsDraftsController {
  constructor(private readonly drafts: DraftList) {}

  @Get()
  @Described({
    summary: 'Your drafts, the last changed first; nobody else reads them',
    signedIn: true,
    query: draftListInput,
    output: listOf(newsShape),
  })
  async list(@SignedIn() viewer: Viewer, @Asked() asked: ListAsked) {
    return listView(await this.drafts.list(viewer, asked), newsView);
  }
}
