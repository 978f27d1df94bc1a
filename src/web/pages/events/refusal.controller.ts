import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { RefusalService } from '../../../features/invitations/refusal.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from './answer-link.view.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

/** « Ne plus m'inviter »: a page for people, one post for mail programs (RFC 8058). The cookie counts for nothing. */
@Controller('u/:token')
export class RefusalController {
  constructor(private readonly refusals: RefusalService) {}

  @Get()
  async show(@Param('token') token: string): Promise<Page> {
    try {
      return refusalPage(token, (await this.refusals.peek(token)).alreadyRefused);
    } catch (error) {
      return gone(error);
    }
  }

  @Post()
  @AnyOrigin()
  async refuse(
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.refusals.refuse(token);
    } catch (error) {
      return gone(error);
    }
    // Mail programs must not be redirected (RFC 8058, 3.1).
    return body['List-Unsubscribe'] === 'One-Click' ? refusalPage(token, true) : seeOther(`/u/${token}`);
  }
}

const refusalPage = (token: string, isRefused: boolean): Page =>
  page('answer-links/refusal', { path: `/u/${token}`, isRefused }, { headers: LINK_HEADERS });

function gone(error: unknown): Page {
  if (!(error instanceof DomainError) || error.kind !== 'not-found') throw error;
  return page('answer-links/unknown-refusal', {}, { status: 404, headers: LINK_HEADERS });
}
