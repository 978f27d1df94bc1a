import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AcknowledgementService } from '../../../features/invitations/acknowledgement.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { rsvpFromForm, rsvpInput } from '../../../features/rsvps/rsvp.input.js';
import { RsvpService } from '../../../features/rsvps/rsvp.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { KeptPage } from '../../../platform/http/route-config.js';
import { CurrentViewer, SignedIn } from '../../../platform/http/signed-in.js';
import { EventListing } from '../../views/event-listing.js';
import { answeredFlash, eventPage } from './event-page.view.js';
import { lateChangeView } from './late-change.view.js';
import { type PostedForm, postedForm } from './posted-form.input.js';

/** More are on the hosts' page of answers. */
const SHOWN_GOING = 100;

@Controller('events')
export class EventPageController {
  constructor(
    private readonly listing: EventListing,
    private readonly attendees: AttendeeService,
    private readonly rsvps: RsvpService,
    private readonly acknowledgements: AcknowledgementService,
    private readonly clock: Clock,
  ) {}

  @Get(':id')
  @KeptPage()
  async show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return page('events/show', await this.shown(viewer, id, locale));
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
        page('events/show', { ...(await this.shown(viewer, id, locale)), values: body }),
      );
    }
  }

  private async shown(viewer: Viewer | null, id: string, locale: string) {
    const listed = await this.listing.one(viewer, id);
    const mayKnow = listed.can.seeAnswers || listed.mine?.rsvp.outcome === 'going';
    const answers = viewer && mayKnow ? await this.attendees.list(viewer, id, { limit: SHOWN_GOING }) : null;
    const isTold = viewer !== null && listed.can.answer;
    const change = isTold ? await this.acknowledgements.lateChange(viewer.accountId, listed.event) : null;
    const zone = viewer?.timeZone ?? null;
    return {
      ...eventPage(listed, answers, { zone, locale, now: this.clock.now() }),
      lateChange: change && lateChangeView(change, listed.event, zone),
    };
  }
}
