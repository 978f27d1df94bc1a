import { Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { AttendeeService } from '../../features/rsvps/attendee.service.js';
import { rsvpInput, type RsvpInput, rsvpListInput } from '../../features/rsvps/rsvp.input.js';
import { RsvpService } from '../../features/rsvps/rsvp.service.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { attendeeShape, attendeeView, type RsvpJson, rsvpShape, rsvpView } from '../views/rsvp.view.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

const attendeesShape = listOf(attendeeShape).extend({
  complete: z.boolean().meta({ description: 'Every answer, for hosts; or those going alone' }),
});

@ApiController('events/:id')
export class RsvpsController {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly attendees: AttendeeService,
  ) {}

  @Put('rsvp')
  @Described({
    summary: 'Your answer; whether it takes a seat or waits for one is the outcome',
    signedIn: true,
    input: rsvpInput,
    output: rsvpShape,
    errors: {
      403: ['forbidden'],
      409: ['full', 'answers-closed', 'event-begun', 'event-cancelled', 'not-scheduled'],
      422: ['too-many-guests'],
    },
  })
  async answer(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: RsvpInput,
  ): Promise<RsvpJson> {
    return rsvpView(await this.rsvps.respond(viewer.accountId, id, input));
  }

  @Get('rsvps')
  @Described({
    summary: 'Who answered what, for hosts; who is going, for those going',
    signedIn: true,
    query: rsvpListInput,
    output: attendeesShape,
    errors: { 403: ['attendees-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: ListAsked) {
    const { complete, ...page } = await this.attendees.list(viewer, id, asked);
    return { ...listView(page, (answered) => attendeeView(answered, { toHosts: complete })), complete };
  }
}
