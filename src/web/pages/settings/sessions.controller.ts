import { Controller, Get, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SessionEnding } from '../../../features/accounts/session-ending.service.js';
import { SessionService } from '../../../features/accounts/session.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { SETTINGS } from '../../../platform/config/config.module.js';
import type { Settings } from '../../../platform/config/settings.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { clearSessionCookie } from '../../../platform/http/session-cookie.js';
import { SignedIn } from '../../../platform/http/signed-in.js';

@Controller('settings/sessions')
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly ending: SessionEnding,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get()
  async list(@SignedIn() viewer: Viewer): Promise<Page> {
    return page('settings/sessions', {
      sessions: await this.sessions.list(viewer),
      currentId: viewer.sessionId,
    });
  }

  @Post('others/deletion')
  async endOthers(@SignedIn() viewer: Viewer): Promise<SeeOther> {
    await this.ending.endOthers(viewer);
    return seeOther('/settings/sessions', { key: 'settings.flash.othersEnded' });
  }

  @Post(':id/deletion')
  async end(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    await this.sessions.end(viewer, id);
    if (id !== viewer.sessionId)
      return seeOther('/settings/sessions', { key: 'settings.flash.sessionEnded' });
    clearSessionCookie(reply, this.settings);
    return seeOther('/', { key: 'signIn.flash.signedOut' });
  }
}
