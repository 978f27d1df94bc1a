import { Delete, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { AccessTokenService } from '../../features/accounts/access-token.service.js';
import { accessTokenInput } from '../../features/accounts/account.input.js';
import { SessionEnding } from '../../features/accounts/session-ending.service.js';
import { SessionService } from '../../features/accounts/session.service.js';
import { SETTINGS } from '../../platform/config/config.module.js';
import type { Settings } from '../../platform/config/settings.js';
import { clearSessionCookie } from '../../platform/http/session-cookie.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { accessTokenShape, accessTokenView, newAccessTokenShape } from '../views/access-token.view.js';
import { sessionShape, sessionView } from '../views/session.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('me')
export class MyAccessController {
  constructor(
    private readonly tokens: AccessTokenService,
    private readonly sessions: SessionService,
    private readonly ending: SessionEnding,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get('access-tokens')
  @Described({
    summary: 'Your access tokens, newest first, without their secrets',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(accessTokenShape),
  })
  async listTokens(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const tokens = await this.tokens.list(viewer);
    return listView(
      pageOf(tokens, asked, ({ id }) => id),
      accessTokenView,
    );
  }

  @Post('access-tokens')
  @Described({
    summary: 'Makes an access token, shown this once: Authorization: Bearer <token>',
    signedIn: true,
    input: accessTokenInput,
    output: newAccessTokenShape,
    status: 201,
    errors: { 403: ['suspended', 'suspended-until'] },
  })
  async createToken(
    @SignedIn() viewer: Viewer,
    @Input() { name }: z.output<typeof accessTokenInput>,
  ): Promise<Created<z.output<typeof newAccessTokenShape>>> {
    const { accessToken, secret } = await this.tokens.create(viewer, name);
    const body = { ...accessTokenView(accessToken), token: secret };
    return new Created(`/api/me/access-tokens/${accessToken.id}`, body);
  }

  @Delete('access-tokens/:id')
  @Described({ summary: 'Revokes an access token', signedIn: true })
  async revokeToken(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.tokens.revoke(viewer, id);
  }

  @Get('sessions')
  @Described({
    summary: 'Where you are signed in, newest first',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(sessionShape),
  })
  async listSessions(@SignedIn() viewer: Viewer, @Asked() asked: WholeListAsked) {
    const sessions = await this.sessions.list(viewer);
    return listView(
      pageOf(sessions, asked, ({ id }) => id),
      (session) => sessionView(session, viewer.sessionId),
    );
  }

  @Delete('sessions/others')
  @Described({ summary: 'Signs out everywhere else; an access token signs out everywhere', signedIn: true })
  async endOtherSessions(@SignedIn() viewer: Viewer): Promise<void> {
    await this.ending.endOthers(viewer);
  }

  @Delete('sessions/:id')
  @Described({ summary: 'Signs out somewhere', signedIn: true })
  async endSession(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.end(viewer, id);
    if (id === viewer.sessionId) clearSessionCookie(reply, this.settings);
  }
}
