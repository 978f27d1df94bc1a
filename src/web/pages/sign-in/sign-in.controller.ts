import { Body, Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sessionInput, signInLinkInput } from '../../../features/accounts/account.input.js';
import { SignInRequestService } from '../../../features/accounts/sign-in-request.service.js';
import { SignInService } from '../../../features/accounts/sign-in.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { deviceName } from '../../views/device.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { DemoPeople } from '../demo/demo-people.js';
import { codeFromForm, nextPath, signInQuery, type SignInQuery } from './sign-in.input.js';
import { letIn, suspended, whoReads } from './sign-in.view.js';

/** Ask for a way in by mail, then give the six digits that came. */
@Controller('sign-in')
export class SignInController {
  constructor(
    private readonly requests: SignInRequestService,
    private readonly signIns: SignInService,
    private readonly demo: DemoPeople,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  start(
    @CurrentViewer() viewer: Viewer | null,
    @Query(new InputPipe(signInQuery)) { next }: SignInQuery,
    @Req() request: FastifyRequest,
  ): Promise<Page> | SeeOther {
    return viewer ? seeOther(next) : this.addressPage(request, next);
  }

  /** The same page whatever the address: it must not tell who has an account. */
  @Post()
  @RateLimit(30, 10)
  async request(
    @Body(new InputPipe(formBody)) body: FormBody,
    @Req() request: FastifyRequest,
  ): Promise<Page> {
    const next = nextPath(body['next']);
    try {
      const { email } = parseInput(signInLinkInput, { email: body['email'] ?? '' });
      await this.requests.request(email, request.locale, next === '/' ? null : next);
      return this.codePage({ email, shared: body['shared'] }, true);
    } catch (error) {
      return refusedForm(error, () => this.addressPage(request, next, body));
    }
  }

  @Get('code')
  code(@CurrentViewer() viewer: Viewer | null): Page | SeeOther {
    return viewer ? seeOther('/') : this.codePage({}, false);
  }

  @Post('code')
  @RateLimit(30, 10)
  async signIn(
    @Body(new InputPipe(formBody)) body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    if (body['othersRead'] === 'yes') return page('sign-in/own-address', { again: '/sign-in' });
    try {
      const input = parseInput(sessionInput, codeFromForm(body));
      const signedIn = await this.signIns.signIn(input, deviceName(request.headers['user-agent']));
      return letIn(reply, this.settings, signedIn);
    } catch (error) {
      const { email, code, shared } = body;
      const answer = whoReads(error, '/sign-in/code', { email, code, shared }) ?? suspended(error);
      if (answer) return answer;
      return refusedForm(error, ({ fields }) =>
        this.codePage(body, Boolean(body['email']) && !fields.some(({ field }) => field === 'email')),
      );
    }
  }

  private async addressPage(request: FastifyRequest, next: string, values: FormBody = {}): Promise<Page> {
    const isOpen = this.settings.signUp === 'open';
    const demoPeople = await this.demo.offeredTo(request);
    return page('sign-in/address', { next, values, isOpen, demoPeople });
  }

  private codePage(values: FormBody, hasAddress: boolean): Page {
    const hasMailbox = this.settings.localMode && this.settings.smtpUrl === null;
    return page(
      'sign-in/code',
      { values, hasAddress, hasMailbox },
      { headers: { 'cache-control': 'no-store' } },
    );
  }
}
