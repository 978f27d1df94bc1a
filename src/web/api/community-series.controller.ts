import { Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import {
  planInput,
  type PlanInput,
  seriesInput,
  type SeriesInput,
} from '../../features/series/series.input.js';
import { SeriesPlanService } from '../../features/series/series-plan.service.js';
import { SeriesSchedulingService } from '../../features/series/series-scheduling.service.js';
import { SeriesService } from '../../features/series/series.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Once } from '../../platform/database/once.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { SeriesListing } from '../views/series-listing.js';
import {
  type OneSeriesJson,
  oneSeriesShape,
  oneSeriesView,
  seriesPlanShape,
  seriesPlanView,
  seriesShape,
  seriesView,
} from '../views/series.view.js';
import { Created } from './api-answers.interceptor.js';
import { ApiController } from './api-controller.js';
import { Asked, Input, OnceOnly } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';
import { REFUSED_SERIES_FIELDS } from './series-refusals.js';

@ApiController('communities/:slug/series')
export class CommunitySeriesController {
  constructor(
    private readonly series: SeriesService,
    private readonly scheduling: SeriesSchedulingService,
    private readonly plans: SeriesPlanService,
    private readonly listing: SeriesListing,
  ) {}

  @Get()
  @Described({
    summary: 'The series of a community that you can see, the latest scheduled first',
    query: wholeListQuery,
    output: listOf(seriesShape),
  })
  async list(
    @CurrentViewer() viewer: Viewer | null,
    @Param('slug') slug: string,
    @Asked() asked: WholeListAsked,
  ) {
    const all = await this.series.listOfCommunity(viewer, slug);
    const { items, next } = pageOf(all, asked, ({ series }) => series.id);
    return listView({ items: await this.listing.of(viewer, items), next }, seriesView);
  }

  @Post()
  @Described({
    summary: 'Schedules a series: dates are made 26 weeks ahead, and more as time goes',
    signedIn: true,
    idempotent: true,
    input: seriesInput,
    output: oneSeriesShape,
    status: 201,
    errors: { 403: ['forbidden'], 409: ['community-read-only'], 422: REFUSED_SERIES_FIELDS },
  })
  async schedule(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() input: SeriesInput,
    @OnceOnly() once: Once | null,
  ): Promise<Created<OneSeriesJson>> {
    const id = await this.scheduling.schedule(viewer, slug, input, once);
    return new Created(`/api/series/${id}`, oneSeriesView(await this.listing.one(viewer, id)));
  }

  @Post('previews')
  @Described({
    summary: 'The next ten dates of a rule, and which are public holidays here; nothing is scheduled',
    signedIn: true,
    input: planInput,
    output: seriesPlanShape,
    errors: { 403: ['forbidden'], 422: ['in-the-night', 'before-first-date', 'invalid-date'] },
  })
  async preview(
    @SignedIn() viewer: Viewer,
    @Param('slug') slug: string,
    @Input() input: PlanInput,
  ): Promise<z.output<typeof seriesPlanShape>> {
    return seriesPlanView(await this.plans.preview(viewer, slug, input));
  }
}
