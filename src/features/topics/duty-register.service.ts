import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { EventRegister } from '../events/event-register.service.js';
import { SeriesService } from '../series/series.service.js';
import { type DecidedDutyMail, dutyMailDecided } from './duty.facts.js';

interface Change {
  before: readonly string[];
  after: readonly string[];
  actorId: string;
}

/** Writes who hosts a date, and tells those for whom that is new. Always under the date's lock. */
@Injectable()
export class DutyRegister {
  constructor(
    private readonly events: EventRegister,
    private readonly series: SeriesService,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async changeIn(tx: Tx, event: Event, { before, after, actorId }: Change): Promise<void> {
    await this.events.replaceHostsIn(tx, event, [...after]);
    await this.audit.record(tx, {
      actorId,
      action: 'event.hosts-changed',
      subject: { type: 'event', id: event.id },
    });
    const gone = before.filter((id) => !after.includes(id));
    const come = after.filter((id) => !before.includes(id));
    if (after.length === 0) await this.tellIn(tx, event, 'open', actorId, await this.othersIn(tx, event));
    else await this.tellIn(tx, event, 'taken', actorId, gone);
    await this.tellIn(tx, event, 'given', actorId, come);
  }

  /** Whoever else hosts the series, and could take the date. */
  private async othersIn(tx: Tx, { seriesId }: Event): Promise<string[]> {
    if (seriesId === null) return [];
    const hosts = (await this.series.hostsOf([seriesId], tx)).get(seriesId) ?? [];
    return hosts.map(({ id }) => id);
  }

  private async tellIn(
    tx: Tx,
    { id: eventId, startsAt }: Event,
    kind: DecidedDutyMail['kind'],
    actorId: string,
    accountIds: readonly string[],
  ): Promise<void> {
    const at = this.clock.now();
    await this.outbox.publishAll(
      tx,
      dutyMailDecided,
      accountIds
        .filter((id) => id !== actorId)
        .map((accountId) => {
          const id = newId();
          return { payload: { id, kind, eventId, startsAt, accountId, actorId, at }, key: id };
        }),
    );
  }
}
