import { Delete, Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { InvitationLinkService } from '../../features/communities/invitation-link.service.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { ApiController } from './api-controller.js';
import { Described } from './described.js';

const linkShape = z.strictObject({
  url: z.string().nullable().describe('Secret: whoever has it may join; null while it is switched off'),
});

@ApiController('communities/:slug/invitation-link')
export class InvitationLinkController {
  constructor(private readonly links: InvitationLinkService) {}

  @Get()
  @Described({
    summary: 'The link to share, for hosts',
    signedIn: true,
    output: linkShape,
    errors: { 403: ['forbidden'] },
  })
  async show(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<z.output<typeof linkShape>> {
    return { url: await this.links.show(viewer, slug) };
  }

  @Put()
  @Described({
    summary: 'Switches the link on, or makes another in its place: the one before opens nothing any more',
    signedIn: true,
    output: linkShape,
    errors: { 403: ['forbidden'], 409: ['community-read-only'] },
  })
  async renew(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<z.output<typeof linkShape>> {
    return { url: await this.links.renew(viewer, slug) };
  }

  @Delete()
  @Described({
    summary: 'Switches the link off; 404 when it is',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async switchOff(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<void> {
    await this.links.switchOff(viewer, slug);
  }
}
