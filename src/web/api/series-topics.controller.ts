import { Get, Param } from '@nestjs/common';
import { TopicService } from '../../features/topics/topic.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer } from '../../platform/http/signed-in.js';
import { topicShape, topicView } from '../views/topic.view.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('series/:id/topics')
export class SeriesTopicsController {
  constructor(private readonly topics: TopicService) {}

  @Get()
  @Described({
    summary: 'What waits for one of its dates, by which it is supported, changed and accepted',
    query: wholeListQuery,
    output: listOf(topicShape),
  })
  async waiting(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Asked() asked: WholeListAsked,
  ) {
    const waiting = await this.topics.waiting(viewer, id);
    return listView(
      pageOf(waiting, asked, ({ topic }) => topic.id),
      topicView,
    );
  }
}
