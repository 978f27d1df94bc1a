import { Body, Controller, Get, Post } from '@nestjs/common';
import { NewsMailSettings } from '../../../features/board/news-mail-settings.service.js';
import { digestFromForm, digestInput } from '../../../features/digests/digest.input.js';
import { DigestPreview } from '../../../features/digests/digest-preview.service.js';
import { DigestSettings } from '../../../features/digests/digest-settings.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { digestPage } from './digest-settings.view.js';

/** What somebody is mailed, and chooses: once a week, and about news. */
@Controller('settings/digest')
export class DigestSettingsController {
  constructor(
    private readonly settings: DigestSettings,
    private readonly preview: DigestPreview,
    private readonly newsMail: NewsMailSettings,
  ) {}

  @Get()
  show(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.shown(viewer, {});
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      const { communities } = await this.settings.mine(viewer);
      const slugs = communities.map(({ slug }) => slug);
      await this.settings.choose(viewer, parseInput(digestInput, digestFromForm(body, slugs)), null);
      return seeOther('/settings/digest', { key: 'digests.flash.saved' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, body));
    }
  }

  @Get('next')
  async next(@SignedIn() viewer: Viewer): Promise<Page> {
    return page('digests/next', { digest: await this.preview.next(viewer) });
  }

  private async shown(viewer: Viewer, values: PostedForm): Promise<Page> {
    const [mine, newsMail] = await Promise.all([this.settings.mine(viewer), this.newsMail.mine(viewer)]);
    return page('digests/settings', { ...digestPage(mine, viewer), newsMail, values });
  }
}
