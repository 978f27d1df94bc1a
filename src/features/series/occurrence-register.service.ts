import { Injectable } from '@nestjs/common';
import { datesOf } from '../../calendar/recurrence.js';
import { tzdataVersion } from '../../calendar/wall-time.js';
import { Clock } from '../../kernel/clock.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Tx } from '../../platform/database/transaction.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { type Doer, EventRegister } from '../events/event-register.service.js';
import { dayOfStart, type Occurrence, occurrenceOn } from './occurrence.rules.js';
import { OccurrenceStore } from './occurrence.store.js';
import { deal } from './rota.rules.js';
import type { Series } from './series.entity.js';
import { occurrencesAdded } from './series.facts.js';
import { SeriesStore } from './series.store.js';

/** Writes the dates of a series. Always under the series' lock. */
@Injectable()
export class OccurrenceRegister {
  constructor(
    private readonly store: OccurrenceStore,
    private readonly series: SeriesStore,
    private readonly events: EventRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Makes the dates between two days, both included, that do not exist yet. */
  async addMissingIn(tx: Tx, series: Series, { from, to }: { from: string; to: string }): Promise<void> {
    const known = new Set((await this.store.originalStarts(tx, series.id, from)).map(dayOfStart));
    const missing = datesOf(series, from, to).filter((day) => !known.has(day));
    await this.addIn(tx, series, missing);
  }

  /** One more date, which the rule does not have: `hostIds` where somebody was named. */
  async addOneIn(
    tx: Tx,
    series: Series,
    occurrence: Occurrence,
    { hostIds, ...doer }: { hostIds: string[] | null } & Doer,
  ): Promise<Event> {
    const event = this.eventOf(occurrence);
    const [dealt = []] = await this.dealtIn(tx, series, [event]);
    await this.events.addIn(tx, event, hostIds ?? dealt, doer);
    const day = dayOfStart(event.startsLocal);
    await this.tellIn(tx, series, [day], event.id);
    return event;
  }

  private async addIn(tx: Tx, series: Series, days: readonly string[]): Promise<void> {
    const dates = days.map((day) => this.eventOf(occurrenceOn(day, series)));
    const hosts = await this.dealtIn(tx, series, dates);
    await this.events.addDatesIn(
      tx,
      dates.map((event, index) => ({ event, hostIds: hosts[index] ?? [] })),
    );
    await this.tellIn(tx, series, days, `${series.revision}`);
  }

  /** Writes a date that changed with its series; one that did not is left alone. */
  async changeIn(tx: Tx, before: Event, after: Event, actorId: string | null): Promise<void> {
    if (JSON.stringify(before) !== JSON.stringify(after))
      await this.events.changeIn(tx, before, after, { actorId });
  }

  /** Gives hosts to dates anew, from the first of them on. */
  async dealAgainIn(tx: Tx, series: Series, dates: readonly Event[]): Promise<void> {
    const hosts = await this.dealtIn(tx, series, dates);
    for (const [index, date] of dates.entries())
      await this.events.replaceHostsIn(tx, date, hosts[index] ?? []);
  }

  private async tellIn(
    tx: Tx,
    { id: seriesId }: Series,
    days: readonly string[],
    key: string,
  ): Promise<void> {
    const [from, to] = [days[0], days.at(-1)];
    if (from === undefined || to === undefined) return;
    await this.outbox.publish(
      tx,
      occurrencesAdded,
      { seriesId, from, to },
      { key: `${seriesId}:${from}:${to}:${key}` },
    );
  }

  private async dealtIn(
    tx: Tx,
    series: Series,
    dates: readonly Pick<Event, 'status' | 'startsLocal' | 'originalStartLocal'>[],
  ): Promise<string[][]> {
    const [first] = dates;
    if (!first) return [];
    const start = first.originalStartLocal ?? first.startsLocal;
    const hosts = await this.series.hostsOf(tx, [series.id]);
    const turns = {
      hostIds: (hosts.get(series.id) ?? []).map(({ id }) => id),
      rotates: series.rotates,
      lastHostId: series.rotates ? await this.store.hostBefore(tx, series.id, start) : null,
    };
    return deal(turns, dates);
  }

  private eventOf(occurrence: Occurrence): Event {
    const now = this.clock.now();
    return {
      id: newId(),
      uid: newUid(),
      ...occurrence,
      tzdata: tzdataVersion(),
      sequence: 0,
      revision: 1,
      noticeRevision: 1,
      notices: [],
      revisedAt: now,
      createdAt: now,
    };
  }
}
