import { Get, Put } from '@nestjs/common';
import { type NewsMailInput, newsMailInput } from '../../features/board/news-mail.input.js';
import { NewsMailSettings } from '../../features/board/news-mail-settings.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { type NewsMailJson, newsMailShape, newsMailView } from '../views/news-mail.view.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

@ApiController('me/news-mail')
export class MyNewsMailController {
  constructor(private readonly settings: NewsMailSettings) {}

  @Get()
  @Described({
    summary: 'What you are mailed about news; what corrects or replaces what you answered for always comes',
    signedIn: true,
    output: newsMailShape,
  })
  async show(@SignedIn() viewer: Viewer): Promise<NewsMailJson> {
    return newsMailView(await this.settings.mine(viewer));
  }

  @Put()
  @Described({
    summary: 'Chooses it anew; what is absent comes',
    signedIn: true,
    input: newsMailInput,
    output: newsMailShape,
  })
  async choose(@SignedIn() viewer: Viewer, @Input() input: NewsMailInput): Promise<NewsMailJson> {
    await this.settings.choose(viewer, input);
    return this.show(viewer);
  }
}
