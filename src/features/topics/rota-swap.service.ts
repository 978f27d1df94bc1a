import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { SeriesService } from '../series/series.service.js';
import type { SwapInput } from './duty.input.js';
import { DutyRegister } from './duty-register.service.js';
import { checkHasDuty } from './duty.rules.js';
import { DutyStore } from './duty.store.js';

/** Those who host one date host another, and the other way round. */
@Injectable()
export class RotaSwapService {
  constructor(
    private readonly series: SeriesService,
    private readonly events: EventService,
    private readonly store: DutyStore,
    private readonly register: DutyRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError not-found, forbidden; invalid, on `eventIds`: no-such-date, same-date; those of `checkHasDuty`
   */
  swap(viewer: Viewer, seriesId: string, { eventIds: [first, second] }: SwapInput): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { series } = await this.series.lockManagedIn(tx, viewer, seriesId);
      if (first === second) throw invalidField('eventIds', 'same-date');
      const one = await this.dateIn(tx, series.id, first);
      const other = await this.dateIn(tx, series.id, second);
      const [ofOne, ofOther] = [await this.hostIdsIn(tx, one), await this.hostIdsIn(tx, other)];
      const actorId = viewer.accountId;
      await this.register.changeIn(tx, one, { before: ofOne, after: ofOther, actorId });
      await this.register.changeIn(tx, other, { before: ofOther, after: ofOne, actorId });
    });
  }

  private async hostIdsIn(tx: Tx, event: Event): Promise<string[]> {
    return (await this.store.hostsOf(tx, event)).map(({ id }) => id);
  }

  private async dateIn(tx: Tx, seriesId: string, eventId: string): Promise<Event> {
    const event = await this.events.lockUnseenIn(tx, eventId);
    if (event?.seriesId !== seriesId) throw invalidField('eventIds', 'no-such-date');
    checkHasDuty(event, this.clock.now());
    return event;
  }
}
