import { Delete, Get, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { Viewer } from '../../kernel/viewer.js';
import {
  cancellationInput,
  eventChangeInput,
  type EventChangeInput,
  eventListInput,
  type EventListInput,
} from '../../features/events/event.input.js';
import { EventSchedulingService } from '../../features/events/event-scheduling.service.js';
import { EventService } from '../../features/events/event.service.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { EventListing } from '../views/event-listing.js';
import { type EventJson, eventShape, eventView } from '../views/event.view.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { REFUSED_FIELDS } from './event-refusals.js';
import { listOf } from './lists.js';

@ApiController('events')
export class EventsController {
  constructor(
    private readonly events: EventService,
    private readonly scheduling: EventSchedulingService,
    private readonly listing: EventListing,
  ) {}

  @Get()
  @Described({
    summary: 'All the events that you can see, upcoming ones soonest first, past ones latest first',
    query: eventListInput,
    output: listOf(eventShape),
  })
  async list(@CurrentViewer() viewer: Viewer | null, @Asked() asked: EventListInput) {
    const { items, next } = await this.events.listVisible(viewer, asked);
    return { items: (await this.listing.of(viewer, items)).map(eventView), next };
  }

  @Get(':id')
  @Described({ summary: 'One event', output: eventShape })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<EventJson> {
    return this.view(viewer, id);
  }

  @Patch(':id')
  @Described({
    summary: 'Changes an event; what is absent stays. {"status": "scheduled"} publishes a draft',
    signedIn: true,
    ifMatch: true,
    input: eventChangeInput,
    output: eventShape,
    mayVanish: true,
    errors: {
      403: ['forbidden'],
      409: ['event-cancelled', 'event-over', 'community-read-only'],
      422: REFUSED_FIELDS,
    },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: EventChangeInput,
    @IfMatch() ifRevision: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EventJson | undefined> {
    await this.scheduling.edit(viewer, id, input, ifRevision);
    if ((await this.events.listByIds(viewer, [id])).length > 0) return this.view(viewer, id);
    reply.status(204);
    return undefined;
  }

  @Delete(':id')
  @Described({
    summary: 'Deletes a draft; what people know of is cancelled instead',
    signedIn: true,
    errors: { 403: ['forbidden'], 409: ['not-a-draft'] },
  })
  async remove(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.scheduling.deleteDraft(viewer, id);
  }

  @Post(':id/cancellation')
  @Described({
    summary: 'Cancels an event, with a word for everybody concerned',
    signedIn: true,
    input: cancellationInput,
    output: eventShape,
    errors: { 403: ['forbidden'], 409: ['event-cancelled', 'event-over', 'not-scheduled'] },
  })
  async cancel(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { word, confirmed }: z.output<typeof cancellationInput>,
  ): Promise<EventJson> {
    await this.scheduling.cancel(viewer, id, word, confirmed);
    return this.view(viewer, id);
  }

  private async view(viewer: Viewer | null, id: string): Promise<EventJson> {
    return eventView(await this.listing.one(viewer, id));
  }
}
