import { Delete, Get, Param, Post } from '@nestjs/common';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { AwakeningService } from '../../features/communities/awakening.service.js';
import { CommunityService } from '../../features/communities/community.service.js';
import { MembershipService } from '../../features/communities/membership.service.js';
import { TakeoverService } from '../../features/communities/takeover.service.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type CommunityJson, communityShape, communityView } from '../views/community.view.js';
import { hostShape, hostView } from '../views/member.view.js';
import { type TakeoverJson, takeoverShape, takeoverView } from '../views/takeover.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

/** Who animates a community, and what becomes of it when nobody does. */
@ApiController('communities/:slug')
export class CommunityHostsController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
    private readonly awakening: AwakeningService,
    private readonly takeovers: TakeoverService,
  ) {}

  @Get('hosts')
  @Described({
    summary: 'Organisers and co-hosts: all for members, for others those who chose to be named',
    query: wholeListQuery,
    output: listOf(hostShape),
  })
  async hosts(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Asked() asked: WholeListAsked,
  ) {
    const { can } = await this.communities.view(viewer, slug);
    const team = await this.memberships.team(viewer, slug);
    return listView(
      pageOf(team, asked, ({ account }) => account.id),
      (host) => hostView(host, can.seeMembers),
    );
  }

  @Post('awakening')
  @Described({
    summary: 'Says, as a host, that a quiet community lives; nothing where it is awake',
    signedIn: true,
    output: communityShape,
    errors: { 403: ['forbidden'] },
  })
  async awaken(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<CommunityJson> {
    await this.awakening.awaken(viewer, slug);
    return communityView(await this.communities.view(viewer, slug));
  }

  @Get('takeover')
  @Described({
    summary: 'Which co-host asks to be organiser, for members; 404 when nobody does',
    signedIn: true,
    output: takeoverShape,
    errors: { 403: ['members-only'] },
  })
  async takeover(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<TakeoverJson> {
    const { pending } = await this.takeovers.view(viewer, slug);
    if (!pending) throw notFound();
    return takeoverView(pending);
  }

  @Post('takeover')
  @Described({
    summary:
      'Asks, as a co-host, to be organiser where no organiser was seen for 60 days: done in 14 days unless ' +
      'one of them opposes',
    signedIn: true,
    output: takeoverShape,
    status: 201,
    errors: { 403: ['forbidden'], 409: ['organiser-seen', 'takeover-asked'] },
  })
  async ask(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<Created<TakeoverJson>> {
    await this.takeovers.ask(viewer, slug);
    return new Created(`/api/communities/${slug}/takeover`, await this.takeover(viewer, slug));
  }

  @Delete('takeover')
  @Described({
    summary: 'Opposes it, as an organiser, or withdraws it, as who asked',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async end(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<void> {
    await this.takeovers.end(viewer, slug);
  }
}
