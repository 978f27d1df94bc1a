import { Param, Post } from '@nestjs/common';
import { ExtraDateService } from '../../features/series/extra-date.service.js';
import {
  extraDateInput,
  type ExtraDateInput,
  splitInput,
  type SplitInput,
} from '../../features/series/series.input.js';
import { SeriesSplitService } from '../../features/series/series-split.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { EventListing } from '../views/event-listing.js';
import { type EventJson, eventShape, eventView } from '../views/event.view.js';
import { SeriesListing } from '../views/series-listing.js';
import { type OneSeriesJson, oneSeriesShape, oneSeriesView } from '../views/series.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { REFUSED_FIELDS } from './event-refusals.js';
import { REFUSED_SERIES_FIELDS } from './series-refusals.js';

/** What hosts make of some of a series' dates. */
@ApiController('series/:id')
export class SeriesDatesController {
  constructor(
    private readonly splits: SeriesSplitService,
    private readonly extras: ExtraDateService,
    private readonly listing: SeriesListing,
    private readonly events: EventListing,
  ) {}

  @Post('splits')
  @Described({
    summary:
      'This date and those after it: the series ends before, and another begins with the changes given; ' +
      'answers move along',
    signedIn: true,
    ifMatch: true,
    idempotent: true,
    input: splitInput,
    output: oneSeriesShape,
    status: 201,
    errors: {
      403: ['forbidden'],
      409: ['series-cancelled', 'series-over'],
      422: [...REFUSED_SERIES_FIELDS, 'no-such-date', 'first-date'],
    },
  })
  async split(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: SplitInput,
    @IfMatch() ifRevision: number | null,
    @OnceOnly() once: Once | null,
  ): Promise<Created<OneSeriesJson>> {
    const next = await this.splits.split(viewer, id, input, { ifRevision, once });
    return new Created(`/api/series/${next}`, oneSeriesView(await this.listing.one(viewer, next)));
  }

  @Post('occurrences')
  @Described({
    summary: 'One more date, which the rule does not have; what is absent is as in the series',
    signedIn: true,
    idempotent: true,
    input: extraDateInput,
    output: eventShape,
    status: 201,
    errors: {
      403: ['forbidden'],
      409: ['series-cancelled', 'community-read-only'],
      422: REFUSED_FIELDS,
    },
  })
  async add(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: ExtraDateInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<EventJson>> {
    const added = await this.extras.add(viewer, id, input, once);
    return new Created(`/api/events/${added}`, eventView(await this.events.one(viewer, added)));
  }
}
