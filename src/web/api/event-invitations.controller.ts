import { Delete, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { EventInvitationService } from '../../features/events/event-invitation.service.js';
import { invitationsInput } from '../../features/events/event.input.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { invitedShape, invitedView } from '../views/invited.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const outcomeShape = z.strictObject({ invited: z.int(), already: z.int() });

@ApiController('events/:id/invitations')
export class EventInvitationsController {
  constructor(private readonly invitations: EventInvitationService) {}

  @Get()
  @Described({
    summary: 'Whom the hosts invited, for the hosts',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(invitedShape),
    errors: { 403: ['forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const invited = await this.invitations.list(viewer, id);
    return listView(
      pageOf(invited, asked, ({ account }) => account.id),
      invitedView,
    );
  }

  @Post()
  @Described({
    summary: 'Invites addresses, known here or not; those invited already are not mailed again',
    signedIn: true,
    input: invitationsInput,
    output: outcomeShape,
    status: 201,
    errors: { 403: ['forbidden'], 409: ['not-scheduled', 'event-cancelled', 'event-over'] },
  })
  async invite(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { emails }: z.output<typeof invitationsInput>,
  ): Promise<Created<z.output<typeof outcomeShape>>> {
    const outcome = await this.invitations.invite(viewer, id, emails);
    return new Created(`/api/events/${id}/invitations`, outcome);
  }

  @Delete(':accountId')
  @Described({
    summary: 'Takes an invitation back, and the place that came with it',
    signedIn: true,
    errors: { 403: ['forbidden'] },
  })
  async withdraw(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
  ): Promise<void> {
    await this.invitations.withdraw(viewer, id, accountId);
  }
}
