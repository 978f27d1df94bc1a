import { Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { type RotaInput, rotaInput, type SwapInput, swapInput } from '../../features/topics/duty.input.js';
import { RotaService } from '../../features/topics/rota.service.js';
import { RotaSwapService } from '../../features/topics/rota-swap.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { dutyShape, dutyView } from '../views/duty.view.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';

const rotaShape = z.strictObject({
  items: z.array(dutyShape),
  can: z.strictObject({ swap: z.boolean() }),
});
type RotaJson = z.output<typeof rotaShape>;

/** Who hosts which date of a series. */
@ApiController('series/:id/rota')
export class RotasController {
  constructor(
    private readonly rotas: RotaService,
    private readonly swaps: RotaSwapService,
  ) {}

  @Get()
  @Described({ summary: 'Who hosts which of the next dates', query: rotaInput, output: rotaShape })
  show(
    @CurrentViewer() viewer: Viewer | null,
    @Param('id') id: string,
    @Asked() { limit }: RotaInput,
  ): Promise<RotaJson> {
    return this.shown(viewer, id, limit);
  }

  @Post('swaps')
  @Described({
    summary: 'Those who host one date host the other, and the other way round',
    signedIn: true,
    input: swapInput,
    output: rotaShape,
    errors: {
      403: ['forbidden'],
      409: ['event-cancelled', 'event-over'],
      422: ['same-date', 'no-such-date'],
    },
  })
  async swap(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Input() input: SwapInput,
  ): Promise<RotaJson> {
    await this.swaps.swap(viewer, id, input);
    return this.shown(viewer, id, rotaInput.parse({}).limit);
  }

  private async shown(viewer: Viewer | null, id: string, limit: number): Promise<RotaJson> {
    const { dates, can } = await this.rotas.rota(viewer, id, limit);
    return { items: dates.map(dutyView), can };
  }
}
