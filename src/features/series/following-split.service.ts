import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { FollowingRegister } from './following-register.service.js';
import { FollowingSeatingService } from './following-seating.service.js';
import { OccurrenceStore } from './occurrence.store.js';
import { SeriesService } from './series.service.js';

/** « Celle-ci et les suivantes »: those who follow are on both sides. */
@Injectable()
export class FollowingSplitService {
  constructor(
    private readonly series: SeriesService,
    private readonly occurrences: OccurrenceStore,
    private readonly register: FollowingRegister,
    private readonly seating: FollowingSeatingService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async follow({ seriesId, nextSeriesId }: { seriesId: string; nextSeriesId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const before = await this.series.lockUnseenIn(tx, seriesId);
      const next = before && (await this.series.lockUnseenIn(tx, nextSeriesId));
      if (!next) return;
      const toCome = await this.occurrences.lockToCome(tx, next.id, this.clock.now());
      await this.register.copyIn(tx, before.id, { seriesId: next.id, toCome });
      await this.seating.awaitIn(
        tx,
        toCome.map(({ id }) => id),
      );
    });
  }
}
