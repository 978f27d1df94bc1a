import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { RuleCode } from '../../secrecy/find.js';
import { recordConfirmed } from '../secrecy/secrecy-log.service.js';
import type { Series } from './series.entity.js';
import { seriesRevised } from './series.facts.js';
import { isRescheduled, isTold } from './series.rules.js';
import { SeriesStore } from './series.store.js';

type Deed = 'scheduled' | 'changed' | 'cancelled' | 'split' | 'extended';

/** Who does it, and what they confirmed of what they wrote. */
interface Doer {
  actorId: string | null;
  confirmed?: readonly RuleCode[];
}

/** Writes what was decided about a series as a whole, with its counters, its audit entry and what has to follow. */
@Injectable()
export class SeriesRegister {
  constructor(
    private readonly store: SeriesStore,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async addIn(tx: Tx, series: Series, hostIds: readonly string[], doer: Doer): Promise<void> {
    await this.store.insert(tx, series);
    await this.store.replaceHosts(tx, series.id, hostIds);
    await this.recordIn(tx, series.id, 'scheduled', doer);
  }

  /** After its dates: what they raised of the counter that they share (C04) is then raised once. */
  async changeIn(
    tx: Tx,
    before: Series,
    after: Series,
    { deed, ...doer }: { deed: Deed } & Doer,
  ): Promise<void> {
    const revision = before.revision + 1;
    const { sequence: _counted, ...values } = after;
    await this.store.update(tx, before.id, {
      ...values,
      ...(isRescheduled(before, after) && { sequence: before.sequence + 1 }),
      revision,
      revisedAt: this.clock.now(),
    });
    if (isTold(before, after)) await this.tellIn(tx, before.id, revision);
    await this.recordIn(tx, before.id, deed, doer);
  }

  replaceHostsIn(tx: Tx, seriesId: string, hostIds: readonly string[]): Promise<void> {
    return this.store.replaceHosts(tx, seriesId, hostIds);
  }

  /** One of its dates changed in a way that calendars show (C03, C04). */
  raiseSequenceIn(tx: Tx, seriesId: string): Promise<void> {
    return this.store.raiseSequence(tx, seriesId, this.clock.now());
  }

  /** Its wall time stays, the instants of its dates do not (C20). */
  async movedByZoneRulesIn(tx: Tx, seriesId: string): Promise<void> {
    const series = await this.store.lock(tx, seriesId);
    if (!series) return;
    const revision = series.revision + 1;
    const counters = { sequence: series.sequence + 1, revision, revisedAt: this.clock.now() };
    await this.store.update(tx, seriesId, counters);
    await this.tellIn(tx, seriesId, revision);
  }

  /** A day that was skipped takes place after all: whoever has the form open would skip it again. */
  async takeSkipBackIn(tx: Tx, { id, skips, revision }: Series, day: string): Promise<void> {
    await this.store.update(tx, id, {
      skips: skips.filter(({ on }) => on !== day),
      revision: revision + 1,
    });
  }

  async moveHorizonIn(tx: Tx, { id }: Series, horizonOn: string): Promise<void> {
    await this.store.update(tx, id, { horizonOn });
    await this.recordIn(tx, id, 'extended', { actorId: null });
  }

  private tellIn(tx: Tx, seriesId: string, revision: number): Promise<void> {
    return this.outbox.publish(tx, seriesRevised, { seriesId, revision }, { key: `${seriesId}:${revision}` });
  }

  private async recordIn(tx: Tx, id: string, deed: Deed, { actorId, confirmed = [] }: Doer): Promise<void> {
    const by = { actorId, subject: { type: 'series', id } };
    await this.audit.record(tx, { ...by, action: `series.${deed}` });
    await recordConfirmed(this.audit, tx, by, confirmed);
  }
}
