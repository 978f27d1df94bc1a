import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { joinFromForm, joinInput } from '../../../features/communities/community.input.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import { MembershipService } from '../../../features/communities/membership.service.js';
import { TakeoverService } from '../../../features/communities/takeover.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { datesQuery, type DatesQuery, listQuery, type ListQuery } from './community-page.input.js';
import { CommunityDates } from './community-dates.js';
import { communityLine, communityPage, communityPath } from './community-page.view.js';

const COMMUNITIES_A_PAGE = 30;

@Controller('communities')
export class CommunitiesController {
  constructor(
    private readonly communities: CommunityService,
    private readonly memberships: MembershipService,
    private readonly takeovers: TakeoverService,
    private readonly dates: CommunityDates,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Query(new InputPipe(listQuery)) asked: ListQuery,
  ): Promise<Page> {
    const { items, next } = await this.communities.list(viewer, { ...asked, limit: COMMUNITIES_A_PAGE });
    return page('communities/list', {
      communities: items.map(communityLine),
      next: next && `/communities?cursor=${encodeURIComponent(next)}`,
      isContinued: asked.cursor !== undefined,
      indexed: true,
    });
  }

  @Get(':slug')
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Query(new InputPipe(datesQuery)) asked: DatesQuery,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.communityPage(viewer, slug, locale, asked);
  }

  @Post(':slug/membership')
  @RateLimit(30, 10)
  async join(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const { charterAccepted, ...said } = parseInput(joinInput, joinFromForm(body));
      const status = await this.memberships.join(viewer, slug, charterAccepted, said);
      const key = `communities.flash.${status === 'active' ? 'joined' : 'requested'}`;
      return seeOther(communityPath(slug), { key });
    } catch (error) {
      return refusedForm(error, () => this.communityPage(viewer, slug, viewer.locale, undefined, body));
    }
  }

  /** Leaving, or taking a request back. */
  @Post(':slug/departure')
  async leave(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<Page | SeeOther> {
    try {
      const before = await this.memberships.leave(viewer, slug);
      return seeOther('/communities', {
        key: `communities.flash.${before === 'pending' ? 'requestWithdrawn' : 'left'}`,
      });
    } catch (error) {
      return refusedForm(error, () => this.communityPage(viewer, slug, viewer.locale));
    }
  }

  private async communityPage(
    viewer: Viewer | null,
    slug: string,
    locale: Locale,
    asked: DatesQuery = datesQuery.parse({}),
    values: FormBody = {},
  ): Promise<Page> {
    const [view, { listed, ...dates }, team] = await Promise.all([
      this.communities.view(viewer, slug),
      this.dates.of(viewer, slug, asked, locale),
      this.memberships.team(viewer, slug),
    ]);
    const takeover = viewer && view.can.seeMembers ? await this.takeovers.of(viewer, view) : null;
    const reader = { zone: viewer?.timeZone ?? null, locale, now: this.clock.now() };
    const more = new URLSearchParams({ when: asked.when, cursor: dates.next ?? '' }).toString();
    return page('communities/show', {
      community: communityPage({ view, team, takeover, listed, reader }),
      when: asked.when,
      series: dates.series,
      next: dates.next && `${communityPath(slug)}?${more}#dates`,
      isContinued: asked.cursor !== undefined,
      values,
    });
  }
}
