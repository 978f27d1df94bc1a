import { Delete, Headers, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Clock } from '../../kernel/clock.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { type SessionInput, sessionInput, signInLinkInput } from '../../features/accounts/account.input.js';
import { SessionService } from '../../features/accounts/session.service.js';
import { SignInRequestService } from '../../features/accounts/sign-in-request.service.js';
import { SignInService } from '../../features/accounts/sign-in.service.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { clearSessionCookie, setSessionCookie } from '../../platform/http/session-cookie.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { accountShape, accountView } from '../views/account.view.js';
import { deviceName } from '../views/device.view.js';
import { sessionShape, sessionView } from '../views/session.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

const openedShape = z
  .strictObject({ session: sessionShape, account: accountShape })
  .meta({ id: 'OpenedSession' });

@ApiController()
export class SignInController {
  constructor(
    private readonly requests: SignInRequestService,
    private readonly signIns: SignInService,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post('sign-in-links')
  @RateLimit(20)
  @Described({
    summary: 'Has a sign-in link and a six-digit code mailed; answers the same whoever asks',
    input: signInLinkInput,
    status: 202,
    errors: { 429: ['too-many'] },
  })
  async mail(@Input() { email }: z.output<typeof signInLinkInput>, @Req() { locale }: FastifyRequest) {
    await this.requests.request(email, locale);
  }

  @Post('sessions')
  @RateLimit(30)
  @Described({
    summary:
      'Signs in with the token of a mailed or shown link, or with an address and the code mailed to it',
    input: sessionInput,
    output: openedShape,
    status: 201,
    errors: {
      403: ['suspended', 'suspended-until'],
      409: ['shared-mailbox', 'address-left'],
      422: ['link-used', 'link-expired', 'link-unknown', 'wrong-code'],
      429: ['too-many', 'too-many-codes'],
    },
  })
  async open(
    @Input() input: SessionInput,
    @Headers('user-agent') userAgent: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Created<z.output<typeof openedShape>>> {
    const { token, session, account } = await this.signIns.signIn(input, deviceName(userAgent));
    const kept = { persistent: !session.shared, now: this.clock.now() };
    setSessionCookie(reply, this.settings, token, kept);
    const body = { session: sessionView(session, session.id), account: accountView(account) };
    return new Created(`/api/me/sessions/${session.id}`, body);
  }

  @Delete('sessions/current')
  @Described({
    summary: 'Signs out; an access token has no session (404)',
    signedIn: true,
    errors: { 404: ['not-found'] },
  })
  async close(@SignedIn() viewer: Viewer, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (viewer.sessionId === null) throw notFound();
    await this.sessions.end(viewer, viewer.sessionId);
    clearSessionCookie(reply, this.settings);
  }
}
