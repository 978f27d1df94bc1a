import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { territoryZone } from '../../vocabulary/territories.js';
import { StructureClosing } from '../structures/structure-closing.service.js';
import { closureThatHolds, happensOn, outdatesUntil, stands } from './closure.rules.js';
import { ClosureStore } from './closure.store.js';
import type { NewsItem } from './news-item.entity.js';
import { closureDue } from './news-life.facts.js';
import { startOfDay } from './news-life.rules.js';
import { StateKeeping } from './state-keeping.service.js';

/**
 * Draws what follows from news that a structure closes for good. Whatever becomes of that news, the structure says what
 * the established news about it say: it closes, opens again, or was never closed.
 */
@Injectable()
export class ClosureService {
  constructor(
    private readonly structures: StructureClosing,
    private readonly states: StateKeeping,
    private readonly store: ClosureStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** As often as one likes: it does what is not done yet. */
  async settleIn(tx: Tx, structureId: string): Promise<void> {
    const structure = await this.structures.holdIn(tx, structureId);
    if (!structure) return;
    const moves = await this.store.moves(tx, structureId);
    const closure = closureThatHolds(moves);
    const closedOn = closure && happensOn(closure);
    const standing = moves.filter(stands).map(({ id }) => id);
    await this.restoreIn(tx, await this.store.wronglyOutdated(tx, structureId, standing));
    if (closure) await this.outdateOrWaitIn(tx, structureId, closure);
    if (structure.closedOn !== closedOn) await this.structures.closeIn(tx, structureId, closedOn);
  }

  /** It is the day on which a structure closes, if it still does. */
  async dayHasCome({ structureId }: { structureId: string }): Promise<void> {
    await this.unitOfWork.run((tx) => this.settleIn(tx, structureId));
  }

  /** The day begins where the closure is about: another territory may have it begin at another hour. */
  private async outdateOrWaitIn(tx: Tx, structureId: string, closure: NewsItem): Promise<void> {
    const on = happensOn(closure);
    const at = startOfDay(on, territoryZone(closure.territory));
    if (at <= this.clock.now()) return this.outdateIn(tx, closure, on);
    await this.outbox.publish(tx, closureDue, { structureId }, { key: `${structureId}:${at}`, at });
  }

  private async outdateIn(tx: Tx, closure: NewsItem, on: string): Promise<void> {
    const old = await this.store.outdatedBy(tx, closure, { on, toldBefore: outdatesUntil(closure) });
    const ids = old.map(({ id }) => id);
    const at = this.clock.now();
    await this.store.insertOutdatings(
      tx,
      ids.map((newsId) => ({ newsId, closureId: closure.id, at })),
    );
    await this.store.markOutdated(tx, ids);
  }

  private async restoreIn(tx: Tx, items: readonly NewsItem[]): Promise<void> {
    await this.store.removeOutdatings(
      tx,
      items.map(({ id }) => id),
    );
    for (const item of items) await this.states.refreshIn(tx, item);
  }
}
