import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  memberChangeFromForm,
  type MemberChangeInput,
  memberChangeInput,
  refusalFromForm,
  refusalInput,
} from '../../../features/communities/community.input.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { listQuery, type ListQuery } from './community-page.input.js';
import { communityPath } from './community-page.view.js';
import { membersPath, membersView } from './members.view.js';

const MEMBERS_A_PAGE = 50;

@Controller('communities/:slug/members')
export class MembersController {
  constructor(private readonly memberships: MembershipService) {}

  @Get()
  list(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Query(new InputPipe(listQuery)) { cursor }: ListQuery,
  ): Promise<Page> {
    return this.membersPage(viewer, slug, { cursor });
  }

  /** Changes a role, lets in somebody who waits, or says who sees one's own name. */
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
      return seeOther(membersPath(slug, body['cursor']), { key: changedKey(change) });
    } catch (error) {
      return refusedForm(error, () => this.membersPage(viewer, slug, typedAbout(accountId, body)));
    }
  }

  /** The second button of a request's form: the word goes with either. */
  @Post(':accountId/refusal')
  async refuse(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      await this.memberships.refuse(viewer, slug, accountId, parseInput(refusalInput, refusalFromForm(body)));
      return seeOther(membersPath(slug, body['cursor']), { key: 'communities.flash.refused' });
    } catch (error) {
      return refusedForm(error, () => this.membersPage(viewer, slug, typedAbout(accountId, body)));
    }
  }

  @Post(':accountId/readmission')
  async readmit(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
  ): Promise<SeeOther> {
    await this.memberships.readmit(viewer, slug, accountId);
    return seeOther(membersPath(slug), { key: 'communities.flash.readmitted' });
  }

  private async membersPage(viewer: Viewer, slug: string, shown: ShownMembers): Promise<Page> {
    const { cursor, typed } = shown;
    const roll = await this.memberships.roll(viewer, slug, { limit: MEMBERS_A_PAGE, cursor });
    const { community, memberCount } = roll;
    return page('communities/members', {
      ...membersView(roll, slug, viewer.locale),
      community: { name: community.name, path: communityPath(slug), question: community.joinQuestion },
      memberCount,
      cursor: cursor ?? '',
      typed: typed ?? null,
    });
  }
}

interface ShownMembers {
  cursor: string | undefined;
  /** What was refused, and about whom. */
  typed?: FormBody & { accountId: string };
}

const typedAbout = (accountId: string, body: FormBody): ShownMembers => ({
  cursor: body['cursor'],
  typed: { ...body, accountId },
});

function changedKey({ status, role, shownToAll }: MemberChangeInput): string {
  if (status) return 'communities.flash.accepted';
  if (role) return 'communities.flash.roleChanged';
  return `communities.flash.${shownToAll ? 'nameShown' : 'nameHidden'}`;
}
