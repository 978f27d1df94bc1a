import { Get, Param, Patch, Post } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import {
  communityChangeInput,
  type CommunityChangeInput,
  communityInput,
  type CommunityInput,
  communityListInput,
} from '../../features/communities/community.input.js';
import { CommunityFoundingService } from '../../features/communities/community-founding.service.js';
import { CommunityService } from '../../features/communities/community.service.js';
import { CommunitySettingsService } from '../../features/communities/community-settings.service.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import type { Once } from '../../platform/database/once.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type CommunityJson, communityShape, communityView } from '../views/community.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

@ApiController('communities')
export class CommunitiesController {
  constructor(
    private readonly communities: CommunityService,
    private readonly foundings: CommunityFoundingService,
    private readonly settings: CommunitySettingsService,
  ) {}

  @Get()
  @Described({
    summary: 'Communities that show themselves, and yours, by name',
    query: communityListInput,
    output: listOf(communityShape),
  })
  async list(@CurrentViewer() viewer: Viewer | null, @Asked() asked: ListAsked) {
    return listView(await this.communities.list(viewer, asked), communityView);
  }

  @Post()
  @RateLimit(20, 10)
  @Described({
    summary: 'Founds a community, with you as organiser',
    signedIn: true,
    idempotent: true,
    input: communityInput,
    output: communityShape,
    status: 201,
    errors: { 429: ['too-many'] },
  })
  async found(
    @SignedIn() viewer: Viewer,
    @Input() input: CommunityInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<CommunityJson>> {
    const slug = await this.foundings.found(viewer, input, once);
    return new Created(`/api/communities/${slug}`, await this.view(viewer, slug));
  }

  @Get(':slug')
  @Described({ summary: 'One community', output: communityShape })
  show(@CurrentViewer() viewer: Viewer | null, @Param('slug') slug: string): Promise<CommunityJson> {
    return this.view(viewer, slug);
  }

  @Patch(':slug')
  @Described({
    summary: 'Changes the settings of a community, for its organisers; what is absent stays',
    signedIn: true,
    ifMatch: true,
    input: communityChangeInput,
    output: communityShape,
    errors: { 403: ['forbidden'], 409: ['community-read-only'] },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() input: CommunityChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<CommunityJson> {
    await this.settings.change(viewer, slug, input, ifRevision);
    return this.view(viewer, slug);
  }

  private async view(viewer: Viewer | null, slug: string): Promise<CommunityJson> {
    return communityView(await this.communities.view(viewer, slug));
  }
}
