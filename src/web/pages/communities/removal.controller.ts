import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { communityPath } from './community-page.view.js';
import { membersPath, memberView } from './members.view.js';

/** Removing a member: a page says in words whom and what follows, and asks. */
@Controller('communities/:slug/members/:accountId/removal')
export class RemovalController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
  ) {}

  @Get()
  show(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
  ): Promise<Page> {
    return this.removalPage(viewer, slug, accountId);
  }

  @Post()
  async remove(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.memberships.remove(viewer, slug, accountId);
      return seeOther(membersPath(slug, body['cursor']), { key: 'communities.flash.removed' });
    } catch (error) {
      return refusedForm(error, () => this.removalPage(viewer, slug, accountId));
    }
  }

  private async removalPage(viewer: Viewer, slug: string, accountId: string): Promise<Page> {
    const { community } = await this.communities.view(viewer, slug);
    const member = await this.memberships.removable(viewer, slug, accountId);
    return page('communities/removal', {
      community: { name: community.name, path: communityPath(slug) },
      member: memberView(member, slug, viewer.locale),
      isMe: accountId === viewer.accountId,
    });
  }
}
