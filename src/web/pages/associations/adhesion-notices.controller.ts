import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { AdhesionNoticeLinks } from '../../../features/associations/adhesion-notice-links.service.js';
import { DomainError } from '../../../kernel/domain-error.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';

/** « Ne plus recevoir ces rappels »: a page for people, one post for mail programs (RFC 8058). No cookie counts. */
@Controller('adhesions/:id/notices/:token')
export class AdhesionNoticesController {
  constructor(private readonly links: AdhesionNoticeLinks) {}

  @Get()
  async show(@Param('id') id: string, @Param('token') token: string): Promise<Page> {
    try {
      return refusalPage(pathOf(id, token), await this.links.isRefused(id, token));
    } catch (error) {
      return gone(error);
    }
  }

  @Post()
  @AnyOrigin()
  async refuse(
    @Param('id') id: string,
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.links.refuse(id, token);
    } catch (error) {
      return gone(error);
    }
    const path = pathOf(id, token);
    // Mail programs must not be redirected (RFC 8058, 3.1).
    return body['List-Unsubscribe'] === 'One-Click' ? refusalPage(path, true) : seeOther(path);
  }
}

const pathOf = (id: string, token: string): string => `/adhesions/${id}/notices/${token}`;

const refusalPage = (path: string, isRefused: boolean): Page =>
  page('associations/notices', { path, isRefused }, { headers: LINK_HEADERS });

function gone(error: unknown): Page {
  if (!(error instanceof DomainError) || error.kind !== 'not-found') throw error;
  return page('associations/notices-gone', {}, { status: 404, headers: LINK_HEADERS });
}
