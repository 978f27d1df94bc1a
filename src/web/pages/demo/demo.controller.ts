import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionService } from '../../../features/accounts/session.service.js';
import { notFound } from '../../../kernel/domain-error.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { setSessionCookie } from '../../../platform/http/session-cookie.js';
import { deviceName } from '../../views/device.view.js';
import { type FormBody, formBody } from '../form-body.js';
import { suspended } from '../sign-in/sign-in.view.js';
import { DemoPeople, type OfferedPerson } from './demo-people.js';

/** One click signs in as a person of the demo: on this very machine, and where a demo was loaded. */
@Controller('demo')
export class DemoController {
  constructor(
    private readonly people: DemoPeople,
    private readonly sessions: SessionService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest): Promise<Page> {
    return page('demo/show', { demoPeople: await this.offered(request) });
  }

  @Post('session')
  @RateLimit(60)
  async signIn(
    @Body(new InputPipe(formBody)) body: FormBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page | SeeOther> {
    const person = (await this.offered(request)).find(({ accountId }) => accountId === body['accountId']);
    if (!person) throw notFound();
    const device = deviceName(request.headers['user-agent']);
    try {
      const { token, session } = await this.sessions.open(person.accountId, { shared: false, device });
      setSessionCookie(reply, this.settings, token, { persistent: true, now: session.createdAt });
      return seeOther('/');
    } catch (error) {
      const closed = suspended(error);
      if (closed) return closed;
      throw error;
    }
  }

  private async offered(request: FastifyRequest): Promise<OfferedPerson[]> {
    const offered = await this.people.offeredTo(request);
    if (!offered.length) throw notFound();
    return offered;
  }
}
