import { Get, Param, Patch, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { cancellationInput, eventListInput, type EventListInput } from '../../features/events/event.input.js';
import { OccurrenceService } from '../../features/series/occurrence.service.js';
import { SeriesChangeService } from '../../features/series/series-change.service.js';
import { seriesChangeInput, type SeriesChangeInput } from '../../features/series/series.input.js';
import { SeriesService } from '../../features/series/series.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { EventListing } from '../views/event-listing.js';
import { eventShape, eventView } from '../views/event.view.js';
import { SeriesListing } from '../views/series-listing.js';
import { type OneSeriesJson, oneSeriesShape, oneSeriesView } from '../views/series.view.js';
import { ApiController } from './api-controller.js';
import { Asked, IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf } from './lists.js';
import { REFUSED_SERIES_FIELDS } from './series-refusals.js';

@ApiController('series/:id')
export class SeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly changes: SeriesChangeService,
    private readonly dates: OccurrenceService,
    private readonly listing: SeriesListing,
    private readonly events: EventListing,
  ) {}

  @Get()
  @Described({ summary: 'One series, with its next dates', output: oneSeriesShape })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<OneSeriesJson> {
    return this.view(viewer, id);
  }

  @Patch()
  @Described({
    summary:
      'Changes a series and its dates to come, but for what each has of its own; what is absent stays. ' +
      'Dates that remain keep their answers, those that the rule no longer has are cancelled',
    signedIn: true,
    ifMatch: true,
    input: seriesChangeInput,
    output: oneSeriesShape,
    mayVanish: true,
    errors: {
      403: ['forbidden'],
      409: ['series-cancelled', 'series-over'],
      422: REFUSED_SERIES_FIELDS,
    },
  })
  async change(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: SeriesChangeInput,
    @IfMatch() ifRevision: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OneSeriesJson | undefined> {
    await this.changes.edit(viewer, id, input, ifRevision);
    if (await this.series.isSeenBy(viewer, id)) return this.view(viewer, id);
    reply.status(204);
    return undefined;
  }

  @Post('cancellation')
  @Described({
    summary: 'Cancels a series and all its dates to come, with a word for everybody concerned',
    signedIn: true,
    input: cancellationInput,
    output: oneSeriesShape,
    errors: { 403: ['forbidden'], 409: ['series-cancelled', 'series-over'] },
  })
  async cancel(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() { word, confirmed }: z.output<typeof cancellationInput>,
  ): Promise<OneSeriesJson> {
    await this.changes.cancel(viewer, id, word, confirmed);
    return this.view(viewer, id);
  }

  @Get('occurrences')
  @Described({
    summary: 'Its dates, cancelled ones too: upcoming ones soonest first, past ones latest first',
    query: eventListInput,
    output: listOf(eventShape),
  })
  async occurrences(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Asked() asked: EventListInput,
  ) {
    const { items, next } = await this.dates.list(viewer, id, asked);
    return { items: (await this.events.of(viewer, items)).map(eventView), next };
  }

  private async view(viewer: Viewer | null, id: string): Promise<OneSeriesJson> {
    return oneSeriesView(await this.listing.one(viewer, id));
  }
}
