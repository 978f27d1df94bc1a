import { Controller, Param, Post } from '@nestjs/common';
import { AwakeningService } from '../../../features/communities/awakening.service.js';
import { TakeoverService } from '../../../features/communities/takeover.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { communityPath } from './community-page.view.js';

/** The buttons of a community's page that keep it alive: waking it, and taking it over. */
@Controller('communities/:slug')
export class CommunityLifeController {
  constructor(
    private readonly awakening: AwakeningService,
    private readonly takeovers: TakeoverService,
  ) {}

  @Post('awakening')
  async awaken(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<SeeOther> {
    await this.awakening.awaken(viewer, slug);
    return seeOther(communityPath(slug), { key: 'communities.flash.awakened' });
  }

  @Post('takeover')
  async ask(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<SeeOther> {
    await this.takeovers.ask(viewer, slug);
    return seeOther(communityPath(slug), { key: 'communities.flash.takeoverAsked' });
  }

  /** By an organiser, or by who asked. */
  @Post('takeover/opposition')
  async oppose(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<SeeOther> {
    await this.takeovers.end(viewer, slug);
    return seeOther(communityPath(slug), { key: 'communities.flash.takeoverEnded' });
  }
}
