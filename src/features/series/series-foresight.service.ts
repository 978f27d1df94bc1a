import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Event } from '../events/event.entity.js';
import { fateOf, type DatesFate } from './fate.rules.js';
import { OccurrenceStore } from './occurrence.store.js';
import type { Series } from './series.entity.js';
import { SeriesDraftService } from './series-draft.service.js';
import type { SeriesChangeInput, SplitInput } from './series.input.js';
import { type Concerned, SeriesPeopleStore } from './series-people.store.js';
import { SeriesService } from './series.service.js';
import { checkNoneBegan, divide } from './split.rules.js';

/** What saving would do: « ce que cela change, et qui sera prévenu ». */
export interface SeriesForesight extends DatesFate {
  before: Series;
  after: Series;
  /** Whether other people would host it. */
  changesHosts: boolean;
  concerned: Concerned;
}

/** Looks ahead by the rules that do it, and writes nothing. */
@Injectable()
export class SeriesForesightService {
  constructor(
    private readonly series: SeriesService,
    private readonly drafts: SeriesDraftService,
    private readonly dates: OccurrenceStore,
    private readonly people: SeriesPeopleStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Of a change of the whole. @throws DomainError all that saving it would be refused for */
  change(
    viewer: Viewer,
    id: string,
    { input, ifRevision }: { input: SeriesChangeInput; ifRevision: number | null },
  ): Promise<SeriesForesight> {
    return this.unitOfWork.run(async (tx) => {
      const view = await this.series.lockOpenIn(tx, viewer, id, ifRevision);
      const changed = await this.drafts.changedIn(tx, viewer, view, { input, skips: null });
      const standing = await this.dates.lockToCome(tx, id, this.clock.now());
      return this.foreseenIn(tx, id, { before: view.series, standing, ...changed });
    });
  }

  /** Of a split. @throws DomainError all that saving it would be refused for */
  split(
    viewer: Viewer,
    id: string,
    { input, ifRevision }: { input: SplitInput; ifRevision: number | null },
  ): Promise<SeriesForesight> {
    const { from, ...change } = input;
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const view = await this.series.lockOpenIn(tx, viewer, id, ifRevision);
      const { next } = divide(view.series, from, { id: newId(), uid: newUid() }, now);
      const asked = { input: change, skips: null };
      const changed = await this.drafts.changedIn(tx, viewer, { ...view, series: next }, asked);
      const standing = await this.dates.lockFrom(tx, id, from);
      checkNoneBegan(standing, now);
      return this.foreseenIn(tx, id, { before: next, standing, ...changed });
    });
  }

  /** Of the end of all: how many dates go away, and for whom. @throws DomainError not-found, forbidden, series-cancelled, series-over */
  cancellation(viewer: Viewer, id: string): Promise<{ series: Series; dates: number; concerned: Concerned }> {
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      const { series } = await this.series.lockOpenIn(tx, viewer, id, null);
      const standing = await this.dates.lockToCome(tx, id, now);
      const dates = standing.filter(({ status }) => status === 'scheduled').length;
      return { series, dates, concerned: await this.people.concernedBy(tx, id, now) };
    });
  }

  private async foreseenIn(
    tx: Tx,
    id: string,
    decided: { before: Series; after: Series; hostIds: string[] | null; standing: readonly Event[] },
  ): Promise<SeriesForesight> {
    const { before, after, hostIds, standing } = decided;
    const now = this.clock.now();
    return {
      before,
      after,
      changesHosts: hostIds !== null && (await this.hasOtherHosts(tx, id, hostIds)),
      ...fateOf(standing, { before, after, now }),
      concerned: await this.people.concernedBy(tx, id, now),
    };
  }

  private async hasOtherHosts(tx: Tx, id: string, hostIds: readonly string[]): Promise<boolean> {
    const hosts = (await this.series.hostsOf([id], tx)).get(id) ?? [];
    return hosts.map((host) => host.id).join() !== hostIds.join();
  }
}
