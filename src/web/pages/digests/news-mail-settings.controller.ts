import { Body, Controller, Post } from '@nestjs/common';
import { newsMailFromForm } from '../../../features/board/news-mail.input.js';
import { NewsMailSettings } from '../../../features/board/news-mail-settings.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';

/** What somebody is mailed about news, chosen beside what they are mailed once a week. */
@Controller('settings/news-mail')
export class NewsMailSettingsController {
  constructor(private readonly settings: NewsMailSettings) {}

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    await this.settings.choose(viewer, newsMailFromForm(body));
    return seeOther('/settings/digest', { key: 'digests.flash.saved' });
  }
}
