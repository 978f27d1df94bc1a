import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { HorizonService } from './horizon.service.js';
import { OccurrenceChangeService } from './occurrence-change.service.js';
import { OccurrenceStore } from './occurrence.store.js';
import type { Amendment } from './series-amendment.service.js';
import { seriesSplit } from './series.facts.js';
import { SeriesRegister } from './series-register.service.js';
import { SeriesStore } from './series.store.js';
import { checkNoneBegan, type Halves } from './split.rules.js';

/** The halves of a series; `after` is the second one as it is to be. */
export interface Division extends Amendment, Halves {
  /** The first day of the second half. */
  from: string;
  now: number;
}

/** Writes two series where there was one: dates from the second one's first day on are its own. */
@Injectable()
export class SeriesDivisionService {
  constructor(
    private readonly register: SeriesRegister,
    private readonly store: SeriesStore,
    private readonly dates: OccurrenceStore,
    private readonly occurrences: OccurrenceChangeService,
    private readonly horizon: HorizonService,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DomainError those of `checkNoneBegan` */
  async divideIn(tx: Tx, division: Division): Promise<void> {
    const { before, ended, next, after, from, now, word, actorId, confirmed } = division;
    const hosts = division.hostIds ?? (await this.store.hostIdsOf(tx, before.id));
    await this.register.addIn(tx, after, hosts, { actorId, confirmed });
    const moving = await this.dates.lockFrom(tx, before.id, from);
    checkNoneBegan(moving, now);
    const deals = division.hostIds !== null || before.rotates !== after.rotates;
    // Compared with what they had, which the second half would have had as well.
    await this.occurrences.followIn(tx, moving, { before: next, after, deals, word, actorId });
    await this.register.changeIn(tx, before, ended, { deed: 'split', actorId });
    const told = { seriesId: before.id, nextSeriesId: after.id };
    await this.outbox.publish(tx, seriesSplit, told, { key: after.id });
    await this.horizon.lookAgainIn(tx, after);
  }
}
