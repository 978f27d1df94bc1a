import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DigestStopping } from '../../../features/digests/digest-stopping.service.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { goneLink } from '../topics/gone-link.js';

/** « Ne plus recevoir »: a page for people, one post for mail programs (RFC 8058). No cookie counts. */
@Controller('u/digest/:accountId/:token')
export class DigestStopController {
  constructor(private readonly stopping: DigestStopping) {}

  @Get()
  async show(@Param('accountId') accountId: string, @Param('token') token: string): Promise<Page> {
    try {
      return shown(pathOf(accountId, token), await this.stopping.isStopped(accountId, token));
    } catch (error) {
      return goneLink(error);
    }
  }

  @Post()
  @AnyOrigin()
  async stop(
    @Param('accountId') accountId: string,
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.stopping.stop(accountId, token);
    } catch (error) {
      return goneLink(error);
    }
    const path = pathOf(accountId, token);
    // Mail programs must not be redirected (RFC 8058, 3.1).
    return body['List-Unsubscribe'] === 'One-Click' ? shown(path, true) : seeOther(path);
  }
}

const pathOf = (accountId: string, token: string): string => `/u/digest/${accountId}/${token}`;

const shown = (path: string, isStopped: boolean): Page =>
  page('digests/stop', { path, isStopped }, { headers: LINK_HEADERS });
