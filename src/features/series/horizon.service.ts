import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { nextLookAt, nextStretch } from './horizon.rules.js';
import { OccurrenceRegister } from './occurrence-register.service.js';
import type { Series } from './series.entity.js';
import { horizonDue } from './series.facts.js';
import { SeriesRegister } from './series-register.service.js';
import type { SeriesDraft } from './series-draft.service.js';
import { SeriesStore } from './series.store.js';

/** Dates of a series exist 26 weeks ahead: each week a dated row of the outbox makes those that came in sight. */
@Injectable()
export class HorizonService {
  constructor(
    private readonly store: SeriesStore,
    private readonly dates: OccurrenceRegister,
    private readonly register: SeriesRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Writes a new series and its first dates. */
  async openIn(tx: Tx, { series, hostIds, confirmed }: SeriesDraft, actorId: string): Promise<void> {
    await this.register.addIn(tx, series, hostIds, { actorId, confirmed });
    await this.dates.addMissingIn(tx, series, { from: series.startsOn, to: series.horizonOn });
    await this.lookAgainIn(tx, series);
  }

  /** @param due `after` is where the horizon stood: once it has moved on, somebody else did this */
  extend(due: { seriesId: string; after: string }): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const series = await this.store.lock(tx, due.seriesId);
      if (series?.horizonOn === due.after) await this.extendIn(tx, series);
    });
  }

  /** Makes what has come in sight, and says when to look again. The series is held. */
  async extendIn(tx: Tx, series: Series): Promise<void> {
    const stretch = nextStretch(series, this.clock.now());
    if (stretch) {
      await this.register.moveHorizonIn(tx, series, stretch.to);
      await this.dates.addMissingIn(tx, series, stretch);
    }
    await this.lookAgainIn(tx, stretch ? { ...series, horizonOn: stretch.to } : series);
  }

  /** The key has the revision too: a series that was to end and does not after all is looked at again. */
  async lookAgainIn(tx: Tx, series: Series): Promise<void> {
    const at = nextLookAt(series);
    if (at === null) return;
    const { id: seriesId, horizonOn: after, revision } = series;
    const key = `${seriesId}:${after}:${revision}`;
    await this.outbox.publish(tx, horizonDue, { seriesId, after }, { key, at });
  }
}
