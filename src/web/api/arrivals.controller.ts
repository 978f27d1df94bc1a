import { Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { ArrivalService } from '../../features/communities/arrival.service.js';
import { enterInput } from '../../features/communities/community.input.js';
import { CommunityService } from '../../features/communities/community.service.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { arrivalShape, arrivalView } from '../views/community-invitation.view.js';
import { type CommunityJson, communityShape, communityView } from '../views/community.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Input } from './api-parameters.js';
import { Described } from './described.js';

/** What stands behind `/i/:token`: a personal invitation, or the link that hosts share. */
@ApiController('invitation-links/:token')
export class ArrivalsController {
  constructor(
    private readonly arrivals: ArrivalService,
    private readonly communities: CommunityService,
  ) {}

  @Get()
  @Described({ summary: 'The community that a link leads to', output: arrivalShape })
  async open(
    @CurrentViewer() viewer: Viewer | null,
    @Param('token') token: string,
  ): Promise<z.output<typeof arrivalShape>> {
    return arrivalView(await this.arrivals.open(viewer, token));
  }

  @Post('memberships')
  @RateLimit(30, 10)
  @Described({
    summary: 'Joins by a link, whatever the community asks of others; again is nothing',
    signedIn: true,
    input: enterInput,
    output: communityShape,
    status: 201,
    errors: {
      403: ['invitation-of-another', 'removed-from-community'],
      409: ['community-read-only'],
      422: ['charter-not-accepted'],
      429: ['too-many'],
    },
  })
  async join(
    @SignedIn() viewer: Viewer,
    @Param('token') token: string,
    @Input() { charterAccepted }: z.output<typeof enterInput>,
  ): Promise<Created<CommunityJson>> {
    const slug = await this.arrivals.join(viewer, token, charterAccepted);
    return new Created(`/api/communities/${slug}`, communityView(await this.communities.view(viewer, slug)));
  }
}
