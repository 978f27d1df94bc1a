import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { DomainError } from '../../kernel/domain-error.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import type { Event } from './event.entity.js';
import { EventRegister } from './event-register.service.js';
import { planTimes } from './event-times.rules.js';
import { EventStore } from './event.store.js';
import { SeriesDates } from './series-dates.service.js';

const CHUNK = 200;

/**
 * When a new Node brings new time zone rules, what people planned in wall time keeps its wall time: instants
 * are computed again, and where one moved the event is revised and everybody told (C20).
 */
@Injectable()
export class EventZoneRulesService implements OnApplicationBootstrap {
  private readonly logger = new Logger('time-zones');

  constructor(
    private readonly store: EventStore,
    private readonly register: EventRegister,
    private readonly series: SeriesDates,
    private readonly reader: Reader,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.recompute(tzdataVersion());
  }

  async recompute(tzdata: string): Promise<void> {
    for (;;) {
      const stale = await this.store.staleZones(this.reader, tzdata, this.clock.now(), CHUNK);
      if (!stale.length) return;
      await this.unitOfWork.run(async (tx) => {
        const series = new Set<string | null>();
        for (const { id, seriesId } of stale)
          if (await this.recomputeIn(tx, id, tzdata)) series.add(seriesId);
        for (const id of series) if (id !== null) await this.series.datesMovedIn(tx, id);
      });
    }
  }

  /** @returns whether an instant moved */
  private async recomputeIn(tx: Tx, id: string, tzdata: string): Promise<boolean> {
    const before = await this.store.lock(tx, id);
    if (!before || before.tzdata === tzdata) return false;
    const after = this.replanned(before, tzdata);
    const stays = after.startsAt === before.startsAt && after.rsvpDeadlineAt === before.rsvpDeadlineAt;
    if (stays) await this.store.update(tx, id, { tzdata });
    else await this.register.changeIn(tx, before, after, { actorId: null });
    return !stays;
  }

  /** A wall time that the new rules skip keeps its instants: its hosts alone can choose another. */
  private replanned(before: Event, tzdata: string): Event {
    try {
      return { ...before, ...planTimes({ ...before, rsvpDeadline: before.rsvpDeadlineLocal }), tzdata };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.logger.warn(`event ${before.id} is planned at a time that the rules of tzdata ${tzdata} skip`);
      return { ...before, tzdata };
    }
  }
}
