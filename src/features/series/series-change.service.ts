import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RuleCode } from '../../secrecy/find.js';
import { territoryCountry } from '../../vocabulary/territories.js';
import { checkTexts } from '../secrecy/secrecy.rules.js';
import { HolidayService } from './holiday.service.js';
import { SeriesAmendmentService } from './series-amendment.service.js';
import { SeriesDraftService } from './series-draft.service.js';
import type { SeriesChangeInput } from './series.input.js';
import { SeriesService } from './series.service.js';

/** « Toutes les dates »: what changes of a series changes on each date to come that had it from the series. */
@Injectable()
export class SeriesChangeService {
  constructor(
    private readonly series: SeriesService,
    private readonly holidays: HolidayService,
    private readonly drafts: SeriesDraftService,
    private readonly amendments: SeriesAmendmentService,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * @param ifRevision null for any
   * @throws DomainError not-found, forbidden; stale, series-cancelled, series-over, secrecy; invalid, on the field that cannot be
   */
  async edit(viewer: Viewer, id: string, input: SeriesChangeInput, ifRevision: number | null): Promise<void> {
    const { community } = await this.series.view(viewer, id);
    const skips = input.skips
      ? await this.holidays.skips(community.territory, input.skips, viewer.locale)
      : null;
    await this.unitOfWork.run(async (tx) => {
      const view = await this.series.lockOpenIn(tx, viewer, id, ifRevision);
      const changed = await this.drafts.changedIn(tx, viewer, view, { input, skips });
      await this.amendments.amendIn(tx, {
        before: view.series,
        ...changed,
        word: input.word || null,
        actorId: viewer.accountId,
      });
    });
  }

  /**
   * « Toute la série »: every date to come is cancelled.
   * @param word told to everybody concerned
   * @throws DomainError not-found, forbidden, series-cancelled, series-over, secrecy
   */
  async cancel(viewer: Viewer, id: string, word: string, confirmed: readonly RuleCode[] = []): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { series: before, community } = await this.series.lockOpenIn(tx, viewer, id, null);
      await this.amendments.amendIn(tx, {
        before,
        after: { ...before, status: 'cancelled', cancellationWord: word || null },
        hostIds: null,
        confirmed: checkTexts({ word }, { confirmed, country: territoryCountry(community.territory) }),
        word: word || null,
        actorId: viewer.accountId,
      });
    });
  }
}
