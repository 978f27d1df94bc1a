import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId, newUid } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { HolidayService } from './holiday.service.js';
import { SeriesDivisionService } from './series-division.service.js';
import { SeriesDraftService } from './series-draft.service.js';
import type { SplitInput } from './series.input.js';
import { SeriesService } from './series.service.js';
import { divide } from './split.rules.js';

/** « Celle-ci et les suivantes »: from one date on, a series of its own, to which the answers move along. */
@Injectable()
export class SeriesSplitService {
  constructor(
    private readonly series: SeriesService,
    private readonly holidays: HolidayService,
    private readonly drafts: SeriesDraftService,
    private readonly divisions: SeriesDivisionService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the new series' id
   * @throws DomainError not-found, forbidden; stale, series-cancelled, series-over, secrecy; invalid, on the field that cannot be
   */
  async split(
    viewer: Viewer,
    id: string,
    input: SplitInput,
    { ifRevision, once }: { ifRevision: number | null; once: Once | null },
  ): Promise<string> {
    const { community } = await this.series.view(viewer, id);
    const skips = input.skips
      ? await this.holidays.skips(community.territory, input.skips, viewer.locale)
      : null;
    const { from, ...change } = input;
    return this.unitOfWork.run(async (tx) => {
      const now = this.clock.now();
      await this.series.lockManagedIn(tx, viewer, id);
      return createOnce(tx, once, now, async () => {
        const view = await this.series.lockOpenIn(tx, viewer, id, ifRevision);
        const halves = divide(view.series, from, { id: newId(), uid: newUid() }, now);
        const asIs = { ...view, series: halves.next };
        const changed = await this.drafts.changedIn(tx, viewer, asIs, { input: change, skips });
        await this.divisions.divideIn(tx, {
          before: view.series,
          ...halves,
          ...changed,
          from,
          now,
          word: input.word || null,
          actorId: viewer.accountId,
        });
        return changed.after.id;
      });
    });
  }
}
