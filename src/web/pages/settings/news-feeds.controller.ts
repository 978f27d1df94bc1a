import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { newsFeedFromForm, newsFeedInput } from '../../../features/board/news-feed.input.js';
import { NewsFeedService } from '../../../features/board/news-feed.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { NEWS_KINDS } from '../../../vocabulary/news-kinds.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { territoryGroups } from '../choices.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';

const PATH = '/settings/feeds/news';

/** The news that somebody follows elsewhere, in a feed reader. */
@Controller('settings/feeds/news')
export class NewsFeedSettingsController {
  constructor(private readonly feeds: NewsFeedService) {}

  @Get()
  list(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.feedsPage(viewer, {});
  }

  @Post()
  @RateLimit(20, 10)
  async create(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(newsFeedInput, newsFeedFromForm(body));
      const { name, territories, kinds } = input;
      const once = onceForForm(viewer, body.formId, [name, ...territories, ...kinds]);
      await this.feeds.create(viewer, input, once);
      return seeOther(PATH, { key: 'newsFeeds.flash.created' });
    } catch (error) {
      return refusedForm(error, () => this.feedsPage(viewer, body));
    }
  }

  @Post(':id/deletion')
  async revoke(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.feeds.revoke(viewer, id);
    return seeOther(PATH, { key: 'newsFeeds.flash.revoked' });
  }

  private async feedsPage(viewer: Viewer, values: PostedForm): Promise<Page> {
    const feeds = await this.feeds.list(viewer);
    return page('settings/news-feeds', {
      feeds: feeds.map(({ feed, url }) => ({
        ...feed,
        url,
        territories: feed.territories.map(territoryLabel),
      })),
      territoryGroups: territoryGroups(),
      kinds: NEWS_KINDS,
      values,
      formId: values.formId ?? newId(),
    });
  }
}
