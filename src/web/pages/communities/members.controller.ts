import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { memberChangeFromForm, memberChangeInput } from '../../../features/communities/community.input.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody, isTicked } from '../form-body.js';
import { listQuery, type ListQuery } from './community-page.input.js';
import { communityPath } from './community-page.view.js';
import { membersPath, membersView } from './members.view.js';

const MEMBERS_A_PAGE = 50;

@Controller('communities/:slug/members')
export class MembersController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
  ) {}

  @Get()
  list(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Query(new InputPipe(listQuery)) { cursor }: ListQuery,
  ): Promise<Page> {
    return this.membersPage(viewer, slug, cursor);
  }

  /** Changes a role, or lets in somebody who waits. */
  @Post(':accountId')
  async change(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const change = parseInput(memberChangeInput, memberChangeFromForm(body));
      await this.memberships.change(viewer, slug, accountId, change);
      const key = `communities.flash.${change.status ? 'accepted' : 'roleChanged'}`;
      return seeOther(membersPath(slug, body['cursor']), { key });
    } catch (error) {
      return refusedForm(error, () => this.membersPage(viewer, slug, body['cursor']));
    }
  }

  /** Removes a member, or refuses somebody who waits. */
  @Post(':accountId/removal')
  async remove(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.memberships.remove(viewer, slug, accountId);
      const key = `communities.flash.${isTicked(body['isRefusal']) ? 'refused' : 'removed'}`;
      return seeOther(membersPath(slug, body['cursor']), { key });
    } catch (error) {
      return refusedForm(error, () => this.membersPage(viewer, slug, body['cursor']));
    }
  }

  private async membersPage(viewer: Viewer, slug: string, cursor: string | undefined): Promise<Page> {
    const { community, memberCount } = await this.communities.view(viewer, slug);
    const list = await this.memberships.list(viewer, slug, { limit: MEMBERS_A_PAGE, cursor });
    return page('communities/members', {
      ...membersView(list, slug, viewer.locale),
      community: { name: community.name, path: communityPath(slug) },
      memberCount,
      cursor: cursor ?? '',
    });
  }
}
