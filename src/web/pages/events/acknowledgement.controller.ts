import { Body, Controller, Param, Post } from '@nestjs/common';
import {
  acknowledgementFromForm,
  acknowledgementInput,
} from '../../../features/invitations/acknowledgement.input.js';
import { AcknowledgementService } from '../../../features/invitations/acknowledgement.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

/** « C'est noté », on the event's page: pressed by a person, never by looking. */
@Controller('events/:id/acknowledgement')
export class AcknowledgementController {
  constructor(private readonly acknowledgements: AcknowledgementService) {}

  @Post()
  async acknowledge(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    const { revision } = parseInput(acknowledgementInput, acknowledgementFromForm(body));
    await this.acknowledgements.acknowledge(viewer.accountId, id, revision);
    return seeOther(`/events/${id}`, { key: 'answers.flash.acknowledged' });
  }
}
