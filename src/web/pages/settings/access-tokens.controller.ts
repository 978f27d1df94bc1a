import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AccessTokenService } from '../../../features/accounts/access-token.service.js';
import { accessTokenInput } from '../../../features/accounts/account.input.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';

@Controller('settings/access-tokens')
export class AccessTokensController {
  constructor(private readonly tokens: AccessTokenService) {}

  @Get()
  list(@SignedIn() viewer: Viewer): Promise<Page> {
    return this.tokensPage(viewer, {});
  }

  /** Answers the page itself: the secret is shown this once and kept nowhere, not even for a redirect. */
  @Post()
  @RateLimit(20, 10)
  async create(@SignedIn() viewer: Viewer, @Body(new InputPipe(formBody)) body: FormBody): Promise<Page> {
    try {
      const { name } = parseInput(accessTokenInput, { name: body['name'] ?? '' });
      const { accessToken, secret } = await this.tokens.create(viewer, name);
      return await this.tokensPage(viewer, { created: { name: accessToken.name, secret } });
    } catch (error) {
      return refusedForm(error, () => this.tokensPage(viewer, { values: body }));
    }
  }

  @Post(':id/deletion')
  async revoke(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.tokens.revoke(viewer, id);
    return seeOther('/settings/access-tokens', { key: 'settings.flash.tokenRevoked' });
  }

  private async tokensPage(
    viewer: Viewer,
    shown: { values?: FormBody; created?: { name: string; secret: string } },
  ): Promise<Page> {
    const tokens = await this.tokens.list(viewer);
    return page('settings/access-tokens', {
      tokens,
      created: shown.created ?? null,
      values: shown.values ?? {},
    });
  }
}
