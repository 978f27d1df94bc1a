import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ConfirmationService } from '../../../features/topics/confirmation.service.js';
import { DutyLinkService } from '../../../features/topics/duty-link.service.js';
import { DutyService } from '../../../features/topics/duty.service.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { AnyOrigin, RateLimit } from '../../../platform/http/route-config.js';
import { LINK_HEADERS } from '../events/answer-link.view.js';
import { whenView } from '../events/event.view.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { goneLink } from './gone-link.js';

/** « C'est confirmé », from a mail and without signing in: looking never says it, since scanners of mail look too. */
@Controller('events/:id/duty/:accountId/:token')
export class DutyLinkController {
  constructor(
    private readonly links: DutyLinkService,
    private readonly confirmations: ConfirmationService,
    private readonly duties: DutyService,
  ) {}

  @Get()
  show(
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('token') token: string,
  ): Promise<Page> {
    return this.shown(id, accountId, token).catch(goneLink);
  }

  @Post()
  @AnyOrigin()
  @RateLimit(60, 10)
  async say(
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Param('token') token: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    try {
      await this.links.open(id, accountId, token);
      if (fieldText(body.duty) === 'no') await this.duties.giveBack(accountId, id);
      else await this.confirmations.confirm(accountId, id);
      return seeOther(`/events/${id}/duty/${accountId}/${token}`);
    } catch (error) {
      return goneLink(error);
    }
  }

  private async shown(id: string, accountId: string, token: string): Promise<Page> {
    const { event, account, isHost, isConfirmed } = await this.links.open(id, accountId, token);
    const shown = {
      action: `/events/${id}/duty/${accountId}/${token}`,
      path: `/events/${id}`,
      title: event.title,
      when: whenView(event, account.timeZone),
      name: account.displayName,
      isHost,
      isConfirmed,
    };
    return page('topics/duty-link', shown, { headers: LINK_HEADERS });
  }
}
