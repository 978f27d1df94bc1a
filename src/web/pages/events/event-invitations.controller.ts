import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { emailsFromText } from '../../../features/events/event-form.input.js';
import { invitationsInput } from '../../../features/events/event.input.js';
import { EventInvitationService } from '../../../features/events/event-invitation.service.js';
import { EventService } from '../../../features/events/event.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { inAddresses, invitedFlash, invitedView } from './event-invitations.view.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

@Controller('events/:id/invitations')
export class EventInvitationsController {
  constructor(
    private readonly events: EventService,
    private readonly invitations: EventInvitationService,
  ) {}

  @Get()
  list(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, {});
  }

  @Post()
  @RateLimit(30, 10)
  async invite(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const given = emailsFromText(fieldText(body.emails));
    try {
      const { emails } = parseInput(invitationsInput, { emails: given });
      const outcome = await this.invitations.invite(viewer, id, emails);
      const repeated = emails.length - new Set(emails).size;
      return seeOther(`/events/${id}/invitations`, invitedFlash(outcome, repeated));
    } catch (error) {
      return refusedForm(inAddresses(error, given), () => this.shown(viewer, id, body));
    }
  }

  @Post(':accountId/withdrawal')
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
  ): Promise<SeeOther> {
    await this.invitations.withdraw(viewer, id, accountId);
    return seeOther(`/events/${id}/invitations`, { key: 'events.flash.withdrawn' });
  }

  private async shown(viewer: Viewer, id: string, values: PostedForm): Promise<Page> {
    const { event, can } = await this.events.view(viewer, id);
    const invited = await this.invitations.list(viewer, id);
    return page('events/invitations', {
      event: { title: event.title, path: `/events/${id}` },
      can,
      invited: invited.map(invitedView),
      values,
    });
  }
}
