import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { NewsMailRefusalService } from '../../../features/board/news-mail-refusal.service.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { goneNewsLink } from './gone-news-link.js';

/** « Ne plus recevoir ces messages »: a page for people, one post for mail programs (RFC 8058). No cookie counts. */
@Controller('news-mail/:accountId/:token')
export class ItemMailController {
  constructor(private readonly refusals: NewsMailRefusalService) {}

  @Get()
  async show(@Param('accountId') accountId: string, @Param('token') token: string): Promise<Page> {
    try {
      return shown(pathOf(accountId, token), await this.refusals.refuses(accountId, token));
    } catch (error) {
      return goneNewsLink(error);
    }
  }

  @Post()
  @AnyOrigin()
  async choose(
    @Param('accountId') accountId: string,
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const accepts = body.wanted === 'yes';
    try {
      await (accepts ? this.refusals.accept(accountId, token) : this.refusals.refuse(accountId, token));
    } catch (error) {
      return goneNewsLink(error);
    }
    const path = pathOf(accountId, token);
    // Mail programs must not be redirected (RFC 8058, 3.1).
    return body['List-Unsubscribe'] === 'One-Click' ? shown(path, true) : seeOther(path);
  }
}

const pathOf = (accountId: string, token: string): string => `/news-mail/${accountId}/${token}`;

const shown = (path: string, isRefused: boolean): Page =>
  page('board/item-mail', { path, isRefused }, { headers: LINK_HEADERS });
