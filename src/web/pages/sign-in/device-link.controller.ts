import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionInput } from '../../../features/accounts/account.input.js';
import { DeviceLinkService } from '../../../features/accounts/device-link.service.js';
import { SignInService } from '../../../features/accounts/sign-in.service.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { deviceName } from '../../views/device.view.js';
import { type FormBody, formBody, isTicked } from '../form-body.js';
import { letIn, suspended } from './sign-in.view.js';

/** Where the code on a computer's screen leads a phone. */
@Controller('sign-in/device/:token')
export class DeviceLinkController {
  constructor(
    private readonly links: DeviceLinkService,
    private readonly signIns: SignInService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  show(@Param('token') token: string): Promise<Page> {
    return this.linkPage(token);
  }

  @Post()
  @RateLimit(60, 10)
  async signIn(
    @Param('token') token: string,
    @Body(new InputPipe(formBody)) body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(sessionInput, { token, shared: isTicked(body['shared']) });
      return letIn(
        reply,
        this.settings,
        await this.signIns.signIn(input, deviceName(request.headers['user-agent'])),
      );
    } catch (error) {
      return suspended(error) ?? refusedForm(error, () => this.linkPage(token));
    }
  }

  private async linkPage(token: string): Promise<Page> {
    const { check, name } = await this.links.peek(token);
    return page('sign-in/device', { token, check, name }, { headers: { 'cache-control': 'no-store' } });
  }
}
