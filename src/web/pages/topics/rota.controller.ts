import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { swapFromForm, swapInput } from '../../../features/topics/duty.input.js';
import { RotaService } from '../../../features/topics/rota.service.js';
import { RotaSwapService } from '../../../features/topics/rota-swap.service.js';
import { SeriesService } from '../../../features/series/series.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { rotaView } from './rota.view.js';

/** About three months of Fridays. */
const SHOWN = 13;

/** Who hosts which of the next dates. */
@Controller('series/:id/hosts')
export class RotaPageController {
  constructor(
    private readonly series: SeriesService,
    private readonly rotas: RotaService,
    private readonly swaps: RotaSwapService,
    private readonly clock: Clock,
  ) {}

  @Get()
  show(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.shown(viewer, id, { locale, values: {} });
  }

  @Post('swaps')
  async swap(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      await this.swaps.swap(viewer, id, parseInput(swapInput, swapFromForm(body)));
      return seeOther(`/series/${id}/hosts`, { key: 'topics.flash.swapped' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, { locale, values: body }));
    }
  }

  private async shown(
    viewer: Viewer,
    id: string,
    { locale, values }: { locale: string; values: PostedForm },
  ): Promise<Page> {
    const { series } = await this.series.view(viewer, id);
    const rota = await this.rotas.rota(viewer, id, SHOWN);
    const reader = { zone: viewer.timeZone, locale, now: this.clock.now() };
    return page('topics/rota', {
      path: `/series/${id}`,
      title: series.title,
      rotates: series.rotates,
      ...rotaView(rota, reader),
      values,
    });
  }
}
