import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AnswerRecordingService } from '../../../features/rsvps/answer-recording.service.js';
import {
  newRecordFromForm,
  newRecordInput,
  recordFromForm,
  recordInput,
} from '../../../features/rsvps/rsvp.input.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { AnswerSheet } from '../../views/answer-sheet.js';
import { EventAnswersPage } from './event-answers-page.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

/** Every answer, for the hosts, and those that they note for others. */
@Controller('events/:id')
export class EventAnswersController {
  constructor(
    private readonly answers: EventAnswersPage,
    private readonly recording: AnswerRecordingService,
    private readonly sheet: AnswerSheet,
  ) {}

  @Get('answers')
  list(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Query('cursor') cursor: string | undefined,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.answers.shown(viewer, id, { locale, cursor });
  }

  /** Somebody chosen among members and invited; or else a name and an address. */
  @Post('answers')
  @RateLimit(60, 10)
  async record(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const accountId = fieldText(body.accountId);
    try {
      if (accountId)
        await this.recording.record(viewer, id, accountId, parseInput(recordInput, recordFromForm(body)));
      else await this.recording.recordNew(viewer, id, parseInput(newRecordInput, newRecordFromForm(body)));
      return seeOther(`/events/${id}/answers`, { key: 'answers.flash.recorded' });
    } catch (error) {
      return refusedForm(error, () => this.answers.shown(viewer, id, { locale, values: body }));
    }
  }

  @Get('answers.csv')
  async table(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { csv, headers } = await this.sheet.of(viewer, id, locale);
    await reply.headers(headers).send(csv);
  }
}
