import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { DutyLinkService } from '../../../features/topics/duty-link.service.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { goneLink } from './gone-link.js';

/** « Ne plus recevoir ces rappels »: a page for people, one post for mail programs (RFC 8058). No cookie counts. */
@Controller('series/:id/duty-reminders/:accountId/:token')
export class DutyRemindersController {
  constructor(private readonly links: DutyLinkService) {}

  @Get()
  async show(
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('token') token: string,
  ): Promise<Page> {
    try {
      return shown(pathOf(id, accountId, token), await this.links.refusesReminders(id, accountId, token));
    } catch (error) {
      return goneLink(error);
    }
  }

  @Post()
  @AnyOrigin()
  async refuse(
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.links.refuseReminders(id, accountId, token);
    } catch (error) {
      return goneLink(error);
    }
    const path = pathOf(id, accountId, token);
    // Mail programs must not be redirected (RFC 8058, 3.1).
    return body['List-Unsubscribe'] === 'One-Click' ? shown(path, true) : seeOther(path);
  }
}

const pathOf = (id: string, accountId: string, token: string): string =>
  `/series/${id}/duty-reminders/${accountId}/${token}`;

const shown = (path: string, isRefused: boolean): Page =>
  page('topics/reminders', { path, isRefused }, { headers: LINK_HEADERS });
