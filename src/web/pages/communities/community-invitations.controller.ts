import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import {
  addressesFromText,
  communityInvitationsInput,
} from '../../../features/communities/community.input.js';
import { CommunityInvitationService } from '../../../features/communities/community-invitation.service.js';
import { CommunityService } from '../../../features/communities/community.service.js';
import type { InvitedLine } from '../../../features/communities/inviting.service.js';
import { InvitationLinkService } from '../../../features/communities/invitation-link.service.js';
import { EventService } from '../../../features/events/event.service.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import {
  invitationsPage,
  invitationsPath,
  invitedFlash,
  isAllDone,
  toCorrect,
} from './community-invitations.view.js';
import { listQuery, type ListQuery } from './community-page.input.js';

const INVITATIONS_A_PAGE = 50;
/** Dates in the text to paste elsewhere. */
const DATES_TO_PASTE = 3;

@Controller('communities/:slug/invitations')
export class CommunityInvitationsController {
  constructor(
    private readonly communities: CommunityService,
    private readonly invitations: CommunityInvitationService,
    private readonly links: InvitationLinkService,
    private readonly events: EventService,
  ) {}

  @Get()
  list(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Query(new InputPipe(listQuery)) { cursor }: ListQuery,
  ): Promise<Page> {
    return this.invitationsPage(viewer, slug, { cursor });
  }

  /** Said line by line where one is left to look at: asking again changes nothing, so that a reload may. */
  @Post()
  @RateLimit(30, 10)
  async invite(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const given = { emails: addressesFromText(body['emails'] ?? '') };
      const { emails } = parseInput(communityInvitationsInput, given);
      const lines = await this.invitations.invite(viewer, slug, emails);
      if (isAllDone(lines)) return seeOther(invitationsPath(slug), invitedFlash(lines));
      const { values, errors } = toCorrect(lines);
      const shown = await this.invitationsPage(viewer, slug, { values, report: lines });
      return errors ? shown.refusing(errors) : shown;
    } catch (error) {
      return refusedForm(error, () => this.invitationsPage(viewer, slug, { values: body }));
    }
  }

  @Post(':id/withdrawal')
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    await this.invitations.withdraw(viewer, slug, id);
    return seeOther(invitationsPath(slug), { key: 'communities.flash.invitationWithdrawn' });
  }

  @Post('link')
  async renewLink(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<SeeOther> {
    await this.links.renew(viewer, slug);
    return seeOther(`${invitationsPath(slug)}#link`, { key: 'communities.flash.linkRenewed' });
  }

  @Post('link/closing')
  async closeLink(@SignedIn() viewer: Viewer, @Param('slug') slug: string): Promise<SeeOther> {
    await this.links.switchOff(viewer, slug);
    return seeOther(`${invitationsPath(slug)}#link`, { key: 'communities.flash.linkClosed' });
  }

  private async invitationsPage(
    viewer: Viewer,
    slug: string,
    shown: { cursor?: string | undefined; values?: FormBody; report?: readonly InvitedLine[] },
  ): Promise<Page> {
    const { community, can } = await this.communities.view(viewer, slug);
    if (!can.acceptMembers) throw forbidden();
    const [pending, link, dates] = await Promise.all([
      this.invitations.list(viewer, slug, { limit: INVITATIONS_A_PAGE, cursor: shown.cursor }),
      this.links.show(viewer, slug),
      this.events.listOfCommunity(viewer, slug, { when: 'upcoming', limit: DATES_TO_PASTE }),
    ]);
    return page('communities/invitations', {
      ...invitationsPage({ community, pending, link, dates: dates.items }),
      report: shown.report ?? [],
      values: shown.values ?? {},
      isContinued: shown.cursor !== undefined,
    });
  }
}
