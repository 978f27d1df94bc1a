import { createHash } from 'node:crypto';
import { Body, Controller, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  eventMessageFromForm,
  eventMessageInput,
} from '../../../features/invitations/event-message.input.js';
import { EventMessageService } from '../../../features/invitations/event-message.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { onceForForm } from '../form-once.js';
import { EventAnswersPage } from './event-answers-page.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

/** Writing to an event's people, from the page of answers. */
@Controller('events/:id/messages')
export class EventMessagesPageController {
  constructor(
    private readonly answers: EventAnswersPage,
    private readonly messages: EventMessageService,
  ) {}

  @Post()
  @RateLimit(30, 10)
  async post(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const input = parseInput(eventMessageInput, eventMessageFromForm(body));
      const saying = createHash('sha256')
        .update(JSON.stringify([id, input]))
        .digest('base64url');
      await this.messages.post(viewer, id, input, onceForForm(viewer, body.formId, [saying]));
      return seeOther(`/events/${id}/answers`, { key: 'answers.flash.messageSent' });
    } catch (error) {
      return refusedForm(error, () => this.answers.shown(viewer, id, { locale, values: body }));
    }
  }
}
