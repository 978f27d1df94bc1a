import { Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { EventDuplicationService } from '../../features/events/event-duplication.service.js';
import { EventRestorationService } from '../../features/events/event-restoration.service.js';
import {
  duplicateInput,
  type DuplicateInput,
  eventChangeInput,
  type EventChangeInput,
} from '../../features/events/event.input.js';
import { ChangePreviewService } from '../../features/invitations/change-preview.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { changePreviewShape, changePreviewView } from '../views/change-preview.view.js';
import { EventListing } from '../views/event-listing.js';
import { type EventJson, eventShape, eventView } from '../views/event.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { REFUSED_FIELDS } from './event-refusals.js';

/** What hosts do with an event's plan besides changing it. */
@ApiController('events/:id')
export class EventPlansController {
  constructor(
    private readonly duplication: EventDuplicationService,
    private readonly previews: ChangePreviewService,
    private readonly restorations: EventRestorationService,
    private readonly listing: EventListing,
  ) {}

  @Post('duplicates')
  @Described({
    summary: 'The same meetup on another date, its video room too; past and cancelled ones can be done again',
    signedIn: true,
    idempotent: true,
    input: duplicateInput,
    output: eventShape,
    status: 201,
    errors: { 403: ['forbidden'], 409: ['community-read-only'], 422: ['no-such-local-time', 'in-the-past'] },
  })
  async duplicate(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: DuplicateInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<EventJson>> {
    const copy = await this.duplication.duplicate(viewer, id, input, once);
    return new Created(`/api/events/${copy}`, eventView(await this.listing.one(viewer, copy)));
  }

  @Post('restoration')
  @Described({
    summary: 'What was cancelled takes place after all, with the answers that it had',
    signedIn: true,
    output: eventShape,
    errors: {
      403: ['forbidden'],
      409: ['not-cancelled', 'event-over', 'series-cancelled', 'community-read-only'],
    },
  })
  async restore(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<EventJson> {
    await this.restorations.restore(viewer, id);
    return eventView(await this.listing.one(viewer, id));
  }

  @Post('change-previews')
  @Described({
    summary: 'What changing an event would do, and who would be told why; nothing is changed',
    signedIn: true,
    ifMatch: true,
    input: eventChangeInput,
    output: changePreviewShape,
    errors: {
      403: ['forbidden'],
      409: ['event-cancelled', 'event-over', 'community-read-only'],
      422: REFUSED_FIELDS,
    },
  })
  async preview(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: EventChangeInput,
    @IfMatch() ifRevision: number | null,
  ): Promise<z.output<typeof changePreviewShape>> {
    return changePreviewView(await this.previews.preview(viewer, id, { input, ifRevision }));
  }
}
