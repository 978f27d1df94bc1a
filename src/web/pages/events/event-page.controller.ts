import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { rsvpFromForm, rsvpInput } from '../../../features/rsvps/rsvp.input.js';
import { RsvpService } from '../../../features/rsvps/rsvp.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { KeptPage } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { EventPage } from './event-page.js';
import { answeredFlash } from './event-page.view.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

@Controller('events')
export class EventPageController {
  constructor(
    private readonly pages: EventPage,
    private readonly rsvps: RsvpService,
  ) {}

  @Get(':id')
  @KeptPage()
  async show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return page('events/show', await this.pages.shown(viewer, id, locale));
  }

  /** My answer. */
  @Post(':id')
  async respond(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const kept = await this.rsvps.respond(viewer.accountId, id, parseInput(rsvpInput, rsvpFromForm(body)));
      return seeOther(`/events/${id}`, answeredFlash(kept));
    } catch (error) {
      return refusedForm(error, async () =>
        page('events/show', { ...(await this.pages.shown(viewer, id, locale)), values: body }),
      );
    }
  }
}
