import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SeriesChangeService } from '../../../features/series/series-change.service.js';
import { SeriesForesightService } from '../../../features/series/series-foresight.service.js';
import { seriesChangeInput } from '../../../features/series/series.input.js';
import { DomainError } from '../../../kernel/domain-error.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { asksToConfirm, seriesConfirmation } from './series-confirmation.view.js';
import { SeriesEditForm } from './series-edit-form.js';
import { formRevision, inSeriesFormNames, readSeriesForm } from './series-form.input.js';
import { seriesPath } from './series.view.js';

/** « Toutes les dates ». */
@Controller('series/:id/edit')
export class SeriesEditController {
  constructor(
    private readonly form: SeriesEditForm,
    private readonly foresight: SeriesForesightService,
    private readonly changes: SeriesChangeService,
  ) {}

  @Get()
  async show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    const { can } = await this.form.managed(viewer, id);
    return can.edit
      ? this.shown(viewer, id, locale, null)
      : seeOther(seriesPath(id), { key: 'series.flash.closed' });
  }

  @Post()
  async save(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    if (body.again !== undefined) return this.shown(viewer, id, locale, body);
    try {
      const input = readSeriesForm(seriesChangeInput, body, { word: fieldText(body.word) });
      const ifRevision = formRevision(body);
      const foresight = await this.foresight.change(viewer, id, { input, ifRevision });
      if (body.agreed === undefined && asksToConfirm(foresight)) {
        const { title } = foresight.before;
        const confirmation = seriesConfirmation(foresight, body);
        const path = seriesPath(id);
        return page('series/confirmation', {
          ...confirmation,
          series: { title, path },
          action: `${path}/edit`,
        });
      }
      await this.changes.edit(viewer, id, input, ifRevision);
      return seeOther(seriesPath(id), { key: 'series.flash.saved' });
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'stale')
        return this.overtaken(viewer, id, locale, body);
      return refusedForm(inSeriesFormNames(error, body), () => this.shown(viewer, id, locale, body));
    }
  }

  private async shown(viewer: Viewer, id: string, locale: Locale, typed: PostedForm | null): Promise<Page> {
    const shown = await this.form.shown(viewer, id, { locale, typed });
    return page('series/edit', { ...shown, isOvertaken: false });
  }

  /** Somebody else saved first: all that was typed, and the choice to save it all the same. */
  private async overtaken(viewer: Viewer, id: string, locale: Locale, body: PostedForm): Promise<Page> {
    const shown = await this.form.shown(viewer, id, { locale, typed: body });
    const values = { ...body, revision: shown.saved.revision, agreed: undefined };
    return new Page('series/edit', { ...shown, values, isOvertaken: true }, { status: 412 });
  }
}
