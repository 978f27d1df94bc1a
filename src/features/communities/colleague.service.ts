import { Injectable } from '@nestjs/common';
import { localDay } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader, type Tx } from '../../platform/database/transaction.js';
import { ColleagueStore } from './colleague.store.js';

/** Who is a colleague: an active member of some community, or an adherent whose dues hold. An address alone is not. */
@Injectable()
export class ColleagueService {
  constructor(
    private readonly store: ColleagueStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async isColleague(viewer: Viewer | null, from: Reader | Tx = this.reader): Promise<boolean> {
    if (!viewer) return false;
    const today = localDay(this.clock.now(), viewer.timeZone);
    return this.store.isColleague(from, viewer.accountId, today);
  }

  /** @throws DomainError colleagues-only */
  async requireIn(tx: Tx, viewer: Viewer): Promise<void> {
    if (!(await this.isColleague(viewer, tx))) throw forbidden('colleagues-only');
  }
}
