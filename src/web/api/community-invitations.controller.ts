import { Delete, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { communityInvitationsInput, communityListInput } from '../../features/communities/community.input.js';
import { CommunityInvitationService } from '../../features/communities/community-invitation.service.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import {
  communityInvitationShape,
  communityInvitationView,
  invitedLinesShape,
} from '../views/community-invitation.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('communities/:slug/invitations')
export class CommunityInvitationsController {
  constructor(private readonly invitations: CommunityInvitationService) {}

  @Get()
  @Described({
    summary: 'Invitations that wait, for hosts',
    signedIn: true,
    query: communityListInput,
    output: listOf(communityInvitationShape),
    errors: { 403: ['forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('slug') slug: string, @Asked() asked: ListAsked) {
    return listView(await this.invitations.list(viewer, slug, asked), communityInvitationView);
  }

  @Post()
  @RateLimit(30, 10)
  @Described({
    summary:
      'Invites addresses, known here or not, and says what became of each line; a wrong one stops no other. ' +
      'Each is mailed at most once a day',
    signedIn: true,
    input: communityInvitationsInput,
    output: invitedLinesShape,
    status: 201,
    errors: { 403: ['forbidden'], 409: ['community-read-only'], 429: ['too-many'] },
  })
  async invite(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() { emails }: z.output<typeof communityInvitationsInput>,
  ): Promise<Created<z.output<typeof invitedLinesShape>>> {
    const items = await this.invitations.invite(viewer, slug, emails);
    return new Created(`/api/communities/${slug}/invitations`, { items });
  }

  @Delete(':id')
  @Described({
    summary: 'Takes an invitation back: its link opens nothing any more',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('id') id: string,
  ): Promise<void> {
    await this.invitations.withdraw(viewer, slug, id);
  }
}
