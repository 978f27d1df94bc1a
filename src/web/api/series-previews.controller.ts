import { Param, Post } from '@nestjs/common';
import { SeriesForesightService } from '../../features/series/series-foresight.service.js';
import {
  seriesChangeInput,
  type SeriesChangeInput,
  splitInput,
  type SplitInput,
} from '../../features/series/series.input.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { seriesForesightShape, seriesForesightView } from '../views/series-foresight.view.js';
import { ApiController } from './api-controller.js';
import { IfMatch, Input } from './api-parameters.js';
import { Described } from './described.js';
import { REFUSED_SERIES_FIELDS } from './series-refusals.js';

/** What a change would do to the dates of a series, before it is saved. */
@ApiController('series/:id')
export class SeriesPreviewsController {
  constructor(private readonly foresight: SeriesForesightService) {}

  @Post('change-previews')
  @Described({
    summary: 'What the same PATCH would do to the dates, and how many people it is for; nothing is saved',
    signedIn: true,
    ifMatch: true,
    input: seriesChangeInput,
    output: seriesForesightShape,
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
  ) {
    return seriesForesightView(await this.foresight.change(viewer, id, { input, ifRevision }));
  }

  @Post('split-previews')
  @Described({
    summary: 'As change-previews, of a split: from one date on',
    signedIn: true,
    ifMatch: true,
    input: splitInput,
    output: seriesForesightShape,
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
  ) {
    return seriesForesightView(await this.foresight.split(viewer, id, { input, ifRevision }));
  }
}
