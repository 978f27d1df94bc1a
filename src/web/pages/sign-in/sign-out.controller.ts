import { Controller, Inject, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SessionService } from '../../../features/accounts/session.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { clearSessionCookie } from '../../../platform/http/session-cookie.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';

@Controller('sign-out')
export class SignOutController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Post()
  async signOut(
    @CurrentViewer() viewer: Viewer | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    if (viewer?.sessionId) await this.sessions.end(viewer, viewer.sessionId);
    clearSessionCookie(reply, this.settings);
    return seeOther('/', { key: 'signIn.flash.signedOut' });
  }
}
