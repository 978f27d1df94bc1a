import { Delete, Get, Param, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AccountService } from '../../features/accounts/account.service.js';
import {
  joinInput,
  memberChangeInput,
  type MemberChangeInput,
  memberListInput,
  type MemberListInput,
  refusalInput,
} from '../../features/communities/community.input.js';
import { CommunityService } from '../../features/communities/community.service.js';
import { MembershipService } from '../../features/communities/membership.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { memberShape, type MemberView, memberView, membershipShape } from '../views/member.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('communities/:slug')
export class MembersController {
  constructor(
    private readonly memberships: MembershipService,
    private readonly communities: CommunityService,
    private readonly accounts: AccountService,
  ) {}

  @Get('members')
  @Described({
    summary: 'Members, for members; with those who ask to join, for those who can let them in',
    signedIn: true,
    query: memberListInput,
    output: listOf(memberShape),
    errors: { 403: ['members-only', 'forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('slug') slug: string, @Asked() asked: MemberListInput) {
    return listView(await this.memberships.list(viewer, slug, asked), memberView);
  }

  @Post('memberships')
  @RateLimit(30, 10)
  @Described({
    summary: 'Joins, or asks to join, with a word for the hosts; asking again changes nothing',
    signedIn: true,
    input: joinInput,
    output: membershipShape,
    status: 201,
    errors: {
      403: ['removed-from-community', 'by-invitation-only'],
      409: ['community-read-only'],
      422: ['charter-not-accepted'],
      429: ['too-many'],
    },
  })
  async join(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() { charterAccepted, ...said }: z.output<typeof joinInput>,
  ): Promise<Created<z.output<typeof membershipShape>>> {
    const status = await this.memberships.join(viewer, slug, charterAccepted, said);
    // Whoever asks again keeps the role they have.
    const { standing } = await this.communities.view(viewer, slug);
    const body = standing ?? { role: 'member' as const, status };
    return new Created(`/api/communities/${slug}/members/${viewer.accountId}`, body);
  }

  @Patch('members/:accountId')
  @Described({
    summary:
      'Changes a role; lets somebody in, with a word: {"status": "active"}; ' +
      'shows one’s own name, as a host, to people without an account: {"shownToAll": true}',
    signedIn: true,
    input: memberChangeInput,
    output: memberShape,
    errors: { 403: ['forbidden'], 409: ['last-organiser', 'request-waits', 'community-read-only'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Input() input: MemberChangeInput,
  ): Promise<MemberView> {
    const membership = await this.memberships.change(viewer, slug, accountId, input);
    const [account] = await this.accounts.byIds([accountId]);
    if (!account) throw notFound();
    return memberView({ account, membership });
  }

  @Post('members/:accountId/refusal')
  @Described({
    summary: 'Refuses a request, with a word for who asked; nothing of it stays',
    signedIn: true,
    input: refusalInput,
    errors: { 403: ['forbidden'], 409: ['request-answered'] },
  })
  async refuse(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
    @Input() said: z.output<typeof refusalInput>,
  ): Promise<void> {
    await this.memberships.refuse(viewer, slug, accountId, said);
  }

  @Post('members/:accountId/readmission')
  @Described({
    summary: 'Lets somebody who was removed come back as anybody may; they are not told',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async readmit(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
  ): Promise<void> {
    await this.memberships.readmit(viewer, slug, accountId);
  }

  @Delete('members/:accountId')
  @Described({
    summary: 'Leaves, with your own id; removes a member or refuses a request, with another’s',
    signedIn: true,
    errors: { 403: ['forbidden'], 409: ['last-organiser'] },
  })
  async end(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('accountId') accountId: string,
  ): Promise<void> {
    if (accountId === viewer.accountId) await this.memberships.leave(viewer, slug);
    else await this.memberships.remove(viewer, slug, accountId);
  }
}
