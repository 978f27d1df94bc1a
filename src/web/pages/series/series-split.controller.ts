import { noonOf } from '../../../calendar/days.js';
import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SeriesForesightService } from '../../../features/series/series-foresight.service.js';
import { splitInput } from '../../../features/series/series.input.js';
import { SeriesSplitService } from '../../../features/series/series-split.service.js';
import { notFound } from '../../../kernel/domain-error.js';
import { newId } from '../../../kernel/ids.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { seriesConfirmation } from './series-confirmation.view.js';
import { SeriesEditForm } from './series-edit-form.js';
import { dayFrom, inSeriesFormNames, readSeriesForm } from './series-form.input.js';
import { seriesPath } from './series.view.js';

/** « Celle-ci et les suivantes ». */
@Controller('series/:id/splits')
export class SeriesSplitController {
  constructor(
    private readonly form: SeriesEditForm,
    private readonly foresight: SeriesForesightService,
    private readonly splits: SeriesSplitService,
  ) {}

  @Get('new')
  async show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Query('from') from: unknown,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const { can } = await this.form.managed(viewer, id);
    if (!can.edit) return seeOther(seriesPath(id), { key: 'series.flash.closed' });
    return this.shown(viewer, id, locale, { from, typed: null });
  }

  @Post()
  async split(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const from = fieldText(body.from);
    const again = () => this.shown(viewer, id, locale, { from, typed: body });
    if (body.again !== undefined) return again();
    try {
      const input = readSeriesForm(splitInput, body, { from, word: fieldText(body.word) });
      if (body.agreed === undefined) {
        const foresight = await this.foresight.split(viewer, id, { input, ifRevision: null });
        const { title } = foresight.before;
        const confirmation = seriesConfirmation(foresight, body);
        const path = seriesPath(id);
        // Another series goes into everybody's calendar, whatever it changes.
        return page('series/confirmation', {
          ...confirmation,
          isTold: true,
          series: { title, path },
          action: `${path}/splits`,
        });
      }
      const once = onceForForm(viewer, body.formId, [id, from]);
      const next = await this.splits.split(viewer, id, input, { ifRevision: null, once });
      return seeOther(seriesPath(next), { key: 'series.flash.split' });
    } catch (error) {
      return refusedForm(inSeriesFormNames(error, body), again);
    }
  }

  private async shown(
    viewer: Viewer,
    id: string,
    locale: Locale,
    { from, typed }: { from: unknown; typed: PostedForm | null },
  ): Promise<Page> {
    const day = dayFrom(from);
    if (day === null) throw notFound();
    const shown = await this.form.shown(viewer, id, { locale, typed });
    return page('series/split', {
      ...shown,
      formId: typed?.formId ?? newId(),
      from: { day, at: noonOf(day) },
    });
  }
}
