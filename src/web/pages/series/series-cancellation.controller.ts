import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { cancellationFromForm } from '../../../features/events/event-form.input.js';
import { cancellationInput } from '../../../features/events/event.input.js';
import { SeriesChangeService } from '../../../features/series/series-change.service.js';
import { SeriesForesightService } from '../../../features/series/series-foresight.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type FormBody, formBody } from '../form-body.js';
import { SeriesEditForm } from './series-edit-form.js';
import { seriesPath } from './series.view.js';

@Controller('series/:id/cancellation')
export class SeriesCancellationController {
  constructor(
    private readonly form: SeriesEditForm,
    private readonly foresight: SeriesForesightService,
    private readonly changes: SeriesChangeService,
  ) {}

  @Get()
  async ask(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page | SeeOther> {
    const { can } = await this.form.managed(viewer, id);
    return can.cancel ? this.shown(viewer, id, {}) : seeOther(seriesPath(id), { key: 'series.flash.closed' });
  }

  @Post()
  async cancel(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(formBody)) body: FormBody,
  ): Promise<Page | SeeOther> {
    try {
      const { word, confirmed } = parseInput(cancellationInput, cancellationFromForm(body));
      await this.changes.cancel(viewer, id, word, confirmed);
      return seeOther(seriesPath(id), { key: 'series.flash.cancelled' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer, id: string, values: FormBody): Promise<Page> {
    const { series, dates, concerned } = await this.foresight.cancellation(viewer, id);
    return page('series/cancellation', {
      series: { title: series.title, path: seriesPath(id) },
      dates,
      concerned,
      values,
    });
  }
}
