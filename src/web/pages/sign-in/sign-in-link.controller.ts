import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionInput } from '../../../features/accounts/account.input.js';
import { SignInService } from '../../../features/accounts/sign-in.service.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { deviceName } from '../../views/device.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { entryFromForm } from './sign-in.input.js';
import { letIn, suspended, whoReads } from './sign-in.view.js';

/** Where the mailed link lands. Programs that follow links to inspect them must not use it up: a button does. */
@Controller('sign-in/:token')
export class SignInLinkController {
  constructor(
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
    if (body['othersRead'] === 'yes') return page('sign-in/own-address', { again: '/sign-in' });
    try {
      const input = parseInput(sessionInput, { token, ...entryFromForm(body) });
      const signedIn = await this.signIns.signIn(input, deviceName(request.headers['user-agent']));
      return letIn(reply, this.settings, signedIn);
    } catch (error) {
      const { shared } = body;
      return (
        whoReads(error, `/sign-in/${encodeURIComponent(token)}`, { shared }) ??
        suspended(error) ??
        refusedForm(error, () => this.linkPage(token))
      );
    }
  }

  private async linkPage(token: string): Promise<Page> {
    const check = await this.signIns.peek(token);
    return page('sign-in/link', { token, check }, { headers: { 'cache-control': 'no-store' } });
  }
}
