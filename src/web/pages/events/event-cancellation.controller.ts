import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { cancellationFromForm } from '../../../features/events/event-form.input.js';
import { cancellationInput } from '../../../features/events/event.input.js';
import { EventSchedulingService } from '../../../features/events/event-scheduling.service.js';
import { Clock } from '../../../kernel/clock.js';
import { forbidden } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { EventListing } from '../../views/event-listing.js';
import { gatheringView } from './event.view.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

@Controller('events/:id/cancellation')
export class EventCancellationController {
  constructor(
    private readonly listing: EventListing,
    private readonly scheduling: EventSchedulingService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async ask(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const { can } = await this.listing.one(viewer, id);
    if (!can.seeAnswers) throw forbidden();
    return can.cancel
      ? this.shown(viewer, id, locale, {})
      : seeOther(`/events/${id}`, { key: 'events.flash.closed' });
  }

  @Post()
  async cancel(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { word, confirmed } = parseInput(cancellationInput, cancellationFromForm(body));
      await this.scheduling.cancel(viewer, id, word, confirmed);
      return seeOther(`/events/${id}`, { key: 'events.flash.cancelled' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, locale, body));
    }
  }

  private async shown(viewer: Viewer, id: string, locale: string, values: PostedForm): Promise<Page> {
    const listed = await this.listing.one(viewer, id);
    const reader = { zone: viewer.timeZone, locale, now: this.clock.now() };
    return page('events/cancellation', {
      gathering: gatheringView(listed, reader),
      seats: listed.seats,
      values,
    });
  }
}
