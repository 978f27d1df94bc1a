import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { checkAwake } from '../communities/quiet.rules.js';
import { checkInFuture, checkOpensForAnswers } from '../events/event-times.rules.js';
import { extraDate } from './occurrence.rules.js';
import { OccurrenceRegister } from './occurrence-register.service.js';
import { SeriesDraftService } from './series-draft.service.js';
import type { ExtraDateInput } from './series.input.js';
import { SeriesService } from './series.service.js';

/** A date that the rule does not have: one more, or in the place of one that was cancelled (C19). */
@Injectable()
export class ExtraDateService {
  constructor(
    private readonly series: SeriesService,
    private readonly drafts: SeriesDraftService,
    private readonly dates: OccurrenceRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the event's id
   * @throws DomainError not-found, forbidden; series-cancelled, community-read-only, secrecy; invalid, on the field that cannot be
   */
  add(viewer: Viewer, seriesId: string, input: ExtraDateInput, once: Once | null): Promise<string> {
    return this.unitOfWork.run(async (tx) => {
      const view = await this.series.lockManagedIn(tx, viewer, seriesId);
      if (view.series.status === 'cancelled') throw conflict('series-cancelled');
      const now = this.clock.now();
      checkAwake(view.community, now);
      return createOnce(tx, once, now, async () => {
        const { startsLocal, rsvpDeadline, ...own } = input;
        const { after, hostIds, confirmed } = await this.drafts.changedIn(tx, viewer, view, {
          input: { ...own, word: '' },
          skips: null,
        });
        const date = extraDate(after, { startsLocal, rsvpDeadline });
        checkInFuture(date.startsAt, now);
        checkOpensForAnswers(date, now);
        const event = await this.dates.addOneIn(tx, view.series, date, {
          hostIds,
          actorId: viewer.accountId,
          confirmed,
        });
        return event.id;
      });
    });
  }
}
