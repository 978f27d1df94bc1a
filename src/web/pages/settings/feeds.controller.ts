import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { feedInput } from '../../../features/feeds/feed.input.js';
import { FeedService } from '../../../features/feeds/feed.service.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { webcalUrl } from '../../views/feed.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { onceForForm } from '../form-once.js';

@Controller('settings/feeds')
export class FeedSettingsController {
  constructor(private readonly feeds: FeedService) {}

  @Get()
  list(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.feedsPage(viewer);
  }

  @Post()
  @RateLimit(20, 10)
  async create(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const { name } = parseInput(feedInput, { name: body['name'] ?? '' });
      await this.feeds.create(viewer, name, onceForForm(viewer, body['formId'], [name]));
      return seeOther('/settings/feeds', { key: 'feeds.flash.created' });
    } catch (error) {
      return refusedForm(error, () => this.feedsPage(viewer, body));
    }
  }

  @Post(':id/deletion')
  async revoke(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.feeds.revoke(viewer, id);
    return seeOther('/settings/feeds', { key: 'feeds.flash.revoked' });
  }

  private async feedsPage(viewer: Viewer, values: FormBody = {}): Promise<Page> {
    const feeds = await this.feeds.list(viewer);
    return page('settings/feeds', {
      feeds: feeds.map(({ feed, url }) => ({ ...feed, url, webcalUrl: webcalUrl(url) })),
      values,
      formId: values['formId'] ?? newId(),
    });
  }
}
