import { Get, Param, Post } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import {
  eventInput,
  type EventInput,
  eventListInput,
  type EventListInput,
} from '../../features/events/event.input.js';
import { EventSchedulingService } from '../../features/events/event-scheduling.service.js';
import { EventService } from '../../features/events/event.service.js';
import type { Once } from '../../platform/database/once.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { EventListing } from '../views/event-listing.js';
import { type EventJson, eventShape, eventView } from '../views/event.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { REFUSED_FIELDS } from './event-refusals.js';
import { listOf } from './lists.js';

@ApiController('communities/:slug/events')
export class CommunityEventsController {
  constructor(
    private readonly events: EventService,
    private readonly scheduling: EventSchedulingService,
    private readonly listing: EventListing,
  ) {}

  @Get()
  @Described({
    summary: 'The events of a community that you can see',
    query: eventListInput,
    output: listOf(eventShape),
  })
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Asked() asked: EventListInput,
  ) {
    const { items, next } = await this.events.listOfCommunity(viewer, slug, asked);
    return { items: (await this.listing.of(viewer, items)).map(eventView), next };
  }

  @Post()
  @Described({
    summary: 'Schedules an event, or keeps it as a draft',
    signedIn: true,
    idempotent: true,
    input: eventInput,
    output: eventShape,
    status: 201,
    errors: {
      403: ['forbidden'],
      409: ['community-read-only'],
      422: REFUSED_FIELDS,
    },
  })
  async schedule(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() input: EventInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<EventJson>> {
    const id = await this.scheduling.schedule(viewer, slug, input, once);
    return new Created(`/api/events/${id}`, eventView(await this.listing.one(viewer, id)));
  }
}
