import { Get, Param, Post, Put, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import { AnswerRecordingService } from '../../features/rsvps/answer-recording.service.js';
import { AttendeeService } from '../../features/rsvps/attendee.service.js';
import {
  type NewRecordInput,
  newRecordInput,
  type RecordInput,
  recordInput,
  rsvpInput,
  type RsvpInput,
  rsvpListInput,
} from '../../features/rsvps/rsvp.input.js';
import { RsvpService } from '../../features/rsvps/rsvp.service.js';
import type { ListAsked } from '../../platform/database/keyset.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { AnswerSheet } from '../views/answer-sheet.js';
import {
  type AttendeeJson,
  attendeeShape,
  attendeeView,
  type RsvpJson,
  rsvpShape,
  rsvpView,
} from '../views/rsvp.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView } from './lists.js';

const attendeesShape = listOf(attendeeShape).extend({
  complete: z.boolean().meta({ description: 'Every answer, for hosts; or those going alone' }),
});

const RECORDING_REFUSED = {
  403: ['forbidden'],
  409: ['full', 'dues-needed', 'event-over', 'event-cancelled', 'not-scheduled'],
  422: ['too-many-guests'],
} as const;

@ApiController('events/:id')
export class RsvpsController {
  constructor(
    private readonly rsvps: RsvpService,
    private readonly recording: AnswerRecordingService,
    private readonly attendees: AttendeeService,
    private readonly sheet: AnswerSheet,
  ) {}

  @Put('rsvp')
  @Described({
    summary: 'Your answer; whether it takes a seat or waits for one is the outcome',
    signedIn: true,
    input: rsvpInput,
    output: rsvpShape,
    errors: {
      403: ['forbidden'],
      409: ['full', 'dues-needed', 'answers-closed', 'event-begun', 'event-cancelled', 'not-scheduled'],
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

  @Put('rsvps/:accountId')
  @Described({
    summary: 'A host notes the answer of a member or of somebody invited, who is told and can undo it',
    signedIn: true,
    input: recordInput,
    output: attendeeShape,
    errors: RECORDING_REFUSED,
  })
  async record(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Input() input: RecordInput,
  ): Promise<AttendeeJson> {
    await this.recording.record(viewer, id, accountId, input);
    return attendeeView(await this.attendees.one(viewer, id, accountId), { toHosts: true });
  }

  @Post('rsvps')
  @Described({
    summary: 'As above, of somebody known by name and address: an invitation and its answer in one',
    signedIn: true,
    input: newRecordInput,
    output: attendeeShape,
    status: 201,
    errors: RECORDING_REFUSED,
  })
  async recordNew(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: NewRecordInput,
  ): Promise<Created<AttendeeJson>> {
    const accountId = await this.recording.recordNew(viewer, id, input);
    const attendee = attendeeView(await this.attendees.one(viewer, id, accountId), { toHosts: true });
    return new Created(`/api/events/${id}/rsvps`, attendee);
  }

  @Get('rsvps.csv')
  @Described({
    summary: 'Every answer as a table, for hosts, in the language asked for: no addresses',
    signedIn: true,
    csv: true,
    errors: { 403: ['forbidden'] },
  })
  async table(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { csv, headers } = await this.sheet.of(viewer, id, locale);
    reply.headers(headers);
    return csv;
  }
}
