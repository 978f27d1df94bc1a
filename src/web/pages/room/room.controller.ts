import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { decisionFromForm } from '../../../features/room/room.input.js';
import { RoomAdmissionService } from '../../../features/room/room-admission.service.js';
import { RoomService } from '../../../features/room/room.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { Clock } from '../../../kernel/clock.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { RateLimit } from '../../../platform/http/route-config.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { GateReading } from '../../views/gate-reading.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { askingView, gateView, NOT_KEPT } from './room.view.js';

/** The gate: what people are given instead of a video room's link. */
@Controller('events/:id/room')
export class RoomController {
  constructor(
    private readonly gates: GateReading,
    private readonly rooms: RoomService,
    private readonly admissions: RoomAdmissionService,
    private readonly attendees: AttendeeService,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const gate = await this.gates.of(viewer, id);
    const seats = (await this.attendees.seatsOf([id])).get(id) ?? { taken: 0 };
    const asking = gate.person.manages && gate.reservation ? await this.admissions.list(viewer, id) : [];
    const reader = { zone: viewer.timeZone, locale, now: this.clock.now() };
    const shown = { gate: gateView(gate, seats, reader), asking: askingView(asking, locale) };
    return page('room/gate', shown, { headers: NOT_KEPT });
  }

  /** A page with the link, since a form is answered by no redirect to another site. */
  @Post()
  @RateLimit(30, 10)
  async enter(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page | SeeOther> {
    try {
      const url = await this.rooms.enter(viewer, id);
      const { host } = new URL(url);
      return page('room/entered', { path: `/events/${id}`, url, host }, { headers: NOT_KEPT });
    } catch (error) {
      // The gate itself says what keeps them out, and what to do.
      if (!(error instanceof DomainError) || !['conflict', 'forbidden'].includes(error.kind)) throw error;
      return seeOther(`/events/${id}/room`);
    }
  }

  /** « Déjà renouvelée ? » */
  @Post('admission')
  @RateLimit(10, 10)
  async ask(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<SeeOther> {
    await this.admissions.ask(viewer, id);
    return seeOther(`/events/${id}/room`);
  }

  @Post('admissions')
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<SeeOther> {
    const { accountId, decision } = parseInput(decisionFromForm, body);
    await this.admissions.decide(viewer, id, accountId, decision);
    return seeOther(`/events/${id}/room`, { key: `room.flash.${decision ? 'admitted' : 'refused'}` });
  }
}
