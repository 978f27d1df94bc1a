import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import {
  acknowledgementFromForm,
  acknowledgementInput,
} from '../../../features/invitations/acknowledgement.input.js';
import { AcknowledgementService } from '../../../features/invitations/acknowledgement.service.js';
import {
  answerLinkFromForm,
  answerLinkInput,
  passOnInput,
} from '../../../features/invitations/answer-link.input.js';
import { AnswerLinkService } from '../../../features/invitations/answer-link.service.js';
import { Clock } from '../../../kernel/clock.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { answerLinkPage, LINK_HEADERS } from './answer-link.view.js';
import { answeredFlash } from './event-page.view.js';
import { fieldText, type PostedForm, postedForm } from './posted-form.input.js';

/** Answering from a mail, without signing in: looking never answers, since scanners of mail look too. */
@Controller('r/:token')
export class AnswerLinkController {
  constructor(
    private readonly links: AnswerLinkService,
    private readonly acknowledgements: AcknowledgementService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('token') token: string,
    @Query('answer') asked: unknown,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.shown(token, locale, { asked }).catch(gone);
  }

  @Post()
  @RateLimit(60, 10)
  async answer(
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const kept = await this.links.answer(token, parseInput(answerLinkInput, answerLinkFromForm(body)));
      return seeOther(`/r/${token}`, answeredFlash(kept));
    } catch (error) {
      return refusedForm(error, () => this.shown(token, locale, { values: body })).catch(gone);
    }
  }

  /** « C'est noté »: a change in the last hours was seen. */
  @Post('acknowledgement')
  @RateLimit(60, 10)
  async acknowledge(
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { revision } = parseInput(acknowledgementInput, acknowledgementFromForm(body));
      await this.acknowledgements.acknowledgeByLink(token, revision);
      return seeOther(`/r/${token}`, { key: 'answers.flash.acknowledged' });
    } catch (error) {
      return refusedForm(error, () => this.shown(token, locale, {})).catch(gone);
    }
  }

  /** The mail was forwarded: the other is asked in their own name. */
  @Post('pass-on')
  @RateLimit(20, 10)
  async passOn(
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { email } = parseInput(passOnInput, { email: fieldText(body.email) });
      await this.links.passOn(token, email);
      return seeOther(`/r/${token}`, { key: 'answers.flash.passedOn', params: { email } });
    } catch (error) {
      return refusedForm(error, () => this.shown(token, locale, { values: body, isPassingOn: true })).catch(
        gone,
      );
    }
  }

  private async shown(
    token: string,
    locale: string,
    { asked, ...more }: { asked?: unknown; values?: PostedForm; isPassingOn?: boolean },
  ): Promise<Page> {
    const link = await this.links.open(token);
    const shown = answerLinkPage(token, link, asked, { locale, now: this.clock.now() });
    return page('answer-links/show', { isPassingOn: false, ...shown, ...more }, { headers: LINK_HEADERS });
  }
}

/** A link that opens nothing says what to do instead. */
function gone(error: unknown): Page {
  if (!(error instanceof DomainError) || error.kind !== 'not-found') throw error;
  return page('answer-links/gone', {}, { status: 404, headers: LINK_HEADERS });
}
