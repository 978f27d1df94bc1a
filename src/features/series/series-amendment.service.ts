import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { HorizonService } from './horizon.service.js';
import { OccurrenceChangeService } from './occurrence-change.service.js';
import type { SeriesChanged } from './series-draft.service.js';
import type { Series } from './series.entity.js';
import { SeriesRegister } from './series-register.service.js';

export interface Amendment extends SeriesChanged {
  before: Series;
  /** Told to those whose date goes away. */
  word: string | null;
  actorId: string;
}

/** Writes what was decided about a whole series and about its dates. Always under the series' lock. */
@Injectable()
export class SeriesAmendmentService {
  constructor(
    private readonly register: SeriesRegister,
    private readonly occurrences: OccurrenceChangeService,
    private readonly horizon: HorizonService,
  ) {}

  async amendIn(tx: Tx, amendment: Amendment): Promise<void> {
    const { before, after: asked, hostIds, word, actorId, confirmed } = amendment;
    const after: Series = { ...asked, revision: before.revision + 1 };
    if (hostIds) await this.register.replaceHostsIn(tx, before.id, hostIds);
    const deals = hostIds !== null || before.rotates !== after.rotates;
    await this.occurrences.followToComeIn(tx, { before, after, deals, word, actorId });
    const deed = after.status === 'cancelled' ? 'cancelled' : 'changed';
    await this.register.changeIn(tx, before, after, { deed, actorId, confirmed });
    await this.horizon.extendIn(tx, after);
  }
}
