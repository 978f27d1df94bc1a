import { Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ConfirmationService } from '../../features/topics/confirmation.service.js';
import { DutyService } from '../../features/topics/duty.service.js';
import { RotaService } from '../../features/topics/rota.service.js';
import { notFound } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { CurrentViewer, SignedIn } from '../../platform/http/signed-in.js';
import { type DutyJson, dutyShape, dutyView } from '../views/duty.view.js';
import { ApiController } from './api-controller.js';
import { Described } from './described.js';

const NOT_NOW = ['not-in-series', 'not-scheduled', 'event-cancelled', 'event-over'];

/** Who looks after one date of a series. */
@ApiController('events/:id')
export class DutiesController {
  constructor(
    private readonly duties: DutyService,
    private readonly confirmations: ConfirmationService,
    private readonly rota: RotaService,
  ) {}

  @Get('duty')
  @Described({ summary: 'Who hosts a date of a series, and whether it is confirmed', output: dutyShape })
  show(@CurrentViewer() viewer: Viewer | null, @Param('id') id: string): Promise<DutyJson> {
    return this.shown(viewer, id);
  }

  @Put('duty')
  @Described({
    summary: 'You host this date: hosts of the series any, whoever comes one that nobody hosts',
    signedIn: true,
    output: dutyShape,
    errors: { 403: ['forbidden'], 409: [...NOT_NOW, 'duty-taken'] },
  })
  async take(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<DutyJson> {
    await this.duties.take(viewer.accountId, id);
    return this.shown(viewer, id);
  }

  @Delete('duty')
  @Described({
    summary: 'You cannot host this date after all; the other hosts are told where nobody is left',
    signedIn: true,
    errors: { 403: ['forbidden'], 409: NOT_NOW },
  })
  async giveBack(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.duties.giveBack(viewer.accountId, id);
  }

  @Post('confirmation')
  @Described({
    summary: 'You host this date and will be there; it holds for the time that the date has now',
    signedIn: true,
    output: dutyShape,
    errors: { 403: ['forbidden'], 409: NOT_NOW },
  })
  async confirm(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<DutyJson> {
    await this.confirmations.confirm(viewer.accountId, id);
    return this.shown(viewer, id);
  }

  @Delete('confirmation')
  @Described({
    summary: 'It is not certain any more',
    signedIn: true,
    errors: { 403: ['forbidden'], 409: NOT_NOW },
  })
  async unconfirm(@SignedIn() viewer: Viewer, @Param('id') id: string): Promise<void> {
    await this.confirmations.takeBack(viewer.accountId, id);
  }

  private async shown(viewer: Viewer | null, id: string): Promise<DutyJson> {
    const duty = await this.rota.ofEvent(viewer, id);
    if (!duty) throw notFound();
    return dutyView(duty);
  }
}
