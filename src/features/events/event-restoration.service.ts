import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkAwake } from '../communities/quiet.rules.js';
import type { Event } from './event.entity.js';
import { EventChangeService } from './event-change.service.js';
import { EventRegister } from './event-register.service.js';
import { SeriesDates } from './series-dates.service.js';

/** What was cancelled takes place after all, as it stood: answers, seats and waiting list too. */
@Injectable()
export class EventRestorationService {
  constructor(
    private readonly changes: EventChangeService,
    private readonly series: SeriesDates,
    private readonly register: EventRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, forbidden; not-cancelled, event-over, series-cancelled, community-read-only */
  restore(viewer: Viewer, id: string): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event: before, community } = await this.changes.lockManagedIn(tx, viewer, id);
      if (before.status !== 'cancelled') throw conflict('not-cancelled');
      if (before.startsAt <= this.clock.now()) throw conflict('event-over');
      checkAwake(community, this.clock.now());
      await this.series.restoreIn(tx, before);
      const after: Event = { ...before, status: 'scheduled', cancellationWord: null };
      await this.register.changeIn(tx, before, after, { actorId: viewer.accountId });
    });
  }
}
