import { Get, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { type AdmissionInput, admissionInput } from '../../features/room/room.input.js';
import { RoomAdmissionService } from '../../features/room/room-admission.service.js';
import { RoomService } from '../../features/room/room.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { RateLimit } from '../../platform/http/route-config.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { GateReading } from '../views/gate-reading.js';
import {
  askedShape,
  askingShape,
  askingView,
  entryShape,
  type GateJson,
  gateShape,
  gateView,
} from '../views/room.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

@ApiController('events/:id/room')
export class RoomsController {
  constructor(
    private readonly gates: GateReading,
    private readonly rooms: RoomService,
    private readonly admissions: RoomAdmissionService,
  ) {}

  @Get()
  @Described({
    summary: 'What you find at the gate of the video room, and when it opens; never its link',
    signedIn: true,
    output: gateShape,
  })
  async gate(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<GateJson> {
    return gateView(await this.gates.of(viewer, id));
  }

  @Post('entries')
  @RateLimit(30, 10)
  @Described({
    summary: 'You go in: the room’s link, and you count as present',
    signedIn: true,
    output: entryShape,
    status: 201,
    errors: {
      403: ['not-going'],
      409: ['room-not-open', 'event-over', 'event-cancelled', 'dues-needed', 'dues-lapsed', 'no-room'],
    },
  })
  async enter(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
  ): Promise<Created<z.output<typeof entryShape>>> {
    return new Created(`/api/events/${id}/room`, { url: await this.rooms.enter(viewer, id) });
  }

  @Put('admission')
  @RateLimit(10, 10)
  @Described({
    summary: 'Your dues lapsed here, and you have renewed them: a host can let you in this once',
    signedIn: true,
    output: askedShape,
    errors: { 409: ['nothing-to-ask'] },
  })
  async ask(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<z.output<typeof askedShape>> {
    return { state: await this.admissions.ask(viewer, id) };
  }

  @Get('admissions')
  @Described({
    summary: 'Who says that they have renewed, for hosts',
    signedIn: true,
    query: wholeListQuery,
    output: listOf(askingShape),
    errors: { 403: ['forbidden'] },
  })
  async asking(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const asking = await this.admissions.list(viewer, id);
    return listView(
      pageOf(asking, asked, ({ account }) => account.id),
      askingView,
    );
  }

  @Put('admissions/:accountId')
  @Described({
    summary: 'A host lets somebody in for that date alone, or not',
    signedIn: true,
    input: admissionInput,
    errors: { 403: ['forbidden'], 409: ['event-cancelled', 'event-over'] },
  })
  async decide(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Input() { admitted }: AdmissionInput,
  ): Promise<void> {
    await this.admissions.decide(viewer, id, accountId, admitted);
  }
}
