import { Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { type EventMessageInput, eventMessageInput } from '../../features/invitations/event-message.input.js';
import { EventMessageService } from '../../features/invitations/event-message.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { eventMessageShape, eventMessageView } from '../views/event-message.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('events/:id/messages')
export class EventMessagesController {
  constructor(private readonly messages: EventMessageService) {}

  @Get()
  @Described({
    summary: 'What hosts wrote to the event’s people, for the hosts',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(eventMessageShape),
    errors: { 403: ['forbidden'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const sent = await this.messages.list(viewer, id);
    return listView(
      pageOf(sent, asked, ({ message }) => message.id),
      eventMessageView,
    );
  }

  @Post()
  @Described({
    summary: 'Writes by mail to those going, waiting, undecided or silent; each is told once',
    signedIn: true,
    input: eventMessageInput,
    output: eventMessageShape,
    status: 201,
    idempotent: true,
    errors: {
      403: ['forbidden'],
      409: ['not-scheduled', 'event-cancelled', 'event-over'],
      429: ['too-many', 'too-many-messages'],
    },
  })
  async post(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: EventMessageInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<z.output<typeof eventMessageShape>>> {
    const sent = await this.messages.post(viewer, id, input, once);
    return new Created(`/api/events/${id}/messages`, eventMessageView(sent));
  }
}
