import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { confirmedFromForm } from '../../../features/secrecy/secrecy.input.js';
import { ExtraDateService } from '../../../features/series/extra-date.service.js';
import { extraDateInput } from '../../../features/series/series.input.js';
import { newId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { inFormNames } from '../events/event-form.input.js';
import { fieldText, type PostedForm, postedForm } from '../events/posted-form.input.js';
import { onceForForm } from '../form-once.js';
import { SeriesEditForm } from './series-edit-form.js';
import { seriesPath } from './series.view.js';

/** A date that the rule does not have. */
@Controller('series/:id/dates')
export class ExtraDateController {
  constructor(
    private readonly form: SeriesEditForm,
    private readonly extras: ExtraDateService,
  ) {}

  @Get('new')
  ask(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<Page> {
    return this.shown(viewer, id, null);
  }

  @Post()
  async add(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
  ): Promise<Page | SeeOther> {
    const startsLocal = `${fieldText(body.date)}T${fieldText(body.time)}`;
    const title = fieldText(body.title).trim();
    try {
      const input = parseInput(extraDateInput, {
        startsLocal,
        ...(title && { title }),
        confirmed: confirmedFromForm(body),
      });
      const once = onceForForm(viewer, body.formId, [id, startsLocal]);
      const added = await this.extras.add(viewer, id, input, once);
      return seeOther(`${seriesPath(id)}#date-${added}`, { key: 'series.flash.added' });
    } catch (error) {
      return refusedForm(inFormNames(error, body), () => this.shown(viewer, id, body));
    }
  }

  private async shown(viewer: Viewer, id: string, typed: PostedForm | null): Promise<Page> {
    const { series } = await this.form.managed(viewer, id);
    return page('series/extra-date', {
      series: { title: series.title, path: seriesPath(id), zone: series.timeZone },
      formId: typed?.formId ?? newId(),
      values: typed ?? { time: series.time },
    });
  }
}
