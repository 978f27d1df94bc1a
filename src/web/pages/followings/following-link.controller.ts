import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { FollowingLinkService } from '../../../features/invitations/following-link.service.js';
import { SeriesWords } from '../../../features/series/series-words.service.js';
import type { Locale } from '../../../kernel/locale.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { dateAnswerInput } from './following-link.input.js';
import { followingLinkPage, followingLinkPath } from './following-link.view.js';

/** « Je viens d'habitude » from a mail, without signing in: looking changes nothing, since scanners of mail look too. */
@Controller('r/series/:token')
export class FollowingLinkController {
  constructor(
    private readonly links: FollowingLinkService,
    private readonly words: SeriesWords,
  ) {}

  @Get()
  show(@Param('token') token: string, @Req() { locale }: FastifyRequest): Promise<Page> {
    return this.shown(token, locale).catch(gone);
  }

  /** One date. */
  @Post()
  @RateLimit(60, 10)
  answer(
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    return this.done(token, locale, async () => {
      const asked = { event: fieldText(body.event), answer: fieldText(body.answer) };
      const { event, answer } = parseInput(dateAnswerInput, asked);
      await this.links.answer(token, { eventId: event, answer });
      return `invitations.link.flash.${answer}`;
    });
  }

  @Post('following')
  @RateLimit(20, 10)
  follow(@Param('token') token: string, @Req() { locale }: FastifyRequest): Promise<Page | SeeOther> {
    return this.done(token, locale, async () => {
      await this.links.follow(token);
      return 'invitations.link.flash.following';
    });
  }

  @Post('stop')
  @RateLimit(20, 10)
  stop(@Param('token') token: string, @Req() { locale }: FastifyRequest): Promise<Page | SeeOther> {
    return this.done(token, locale, async () => {
      await this.links.stop(token);
      return 'invitations.link.flash.stopped';
    });
  }

  /** @param act returns the words that say what it did */
  private async done(token: string, locale: Locale, act: () => Promise<string>): Promise<Page | SeeOther> {
    try {
      return seeOther(followingLinkPath(token), { key: await act() });
    } catch (error) {
      return refusedForm(error, () => this.shown(token, locale)).catch(gone);
    }
  }

  private async shown(token: string, locale: Locale): Promise<Page> {
    const link = await this.links.open(token);
    const shown = followingLinkPage(token, link, this.words.rule(link.series, locale));
    return page('followings/link', shown, { headers: LINK_HEADERS });
  }
}

/** A link that opens nothing says what to do instead. */
function gone(error: unknown): Page {
  if (!(error instanceof DomainError) || error.kind !== 'not-found') throw error;
  return page('answer-links/gone', {}, { status: 404, headers: LINK_HEADERS });
}
