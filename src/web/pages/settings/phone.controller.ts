import { Controller, Get, Post } from '@nestjs/common';
import { renderSVG } from 'uqr';
import { DeviceLinkService } from '../../../features/accounts/device-link.service.js';
import { Clock, MINUTE } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';

/** White modules around the code, without which cameras do not find it. */
const QUIET_ZONE = 4;

@Controller('settings/sessions/device-links')
export class PhoneController {
  constructor(
    private readonly links: DeviceLinkService,
    private readonly clock: Clock,
  ) {}

  /** What a reload or the language's form comes back to. */
  @Get()
  back(@SignedIn() _viewer: Viewer): SeeOther {
    return seeOther('/settings/sessions');
  }

  /** Answers the page itself: the link is shown this once, and its token kept nowhere. */
  @Post()
  @RateLimit(30, 10)
  async show(@SignedIn() viewer: Viewer): Promise<Page> {
    const { url, expiresAt } = await this.links.create(viewer);
    return page('settings/phone', {
      url,
      expiresAt,
      minutes: Math.ceil((expiresAt - this.clock.now()) / MINUTE),
      svg: renderSVG(url, { ecc: 'M', border: QUIET_ZONE }),
    });
  }
}
