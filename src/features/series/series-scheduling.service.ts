import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { createOnce, type Once } from '../../platform/database/once.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { may } from '../communities/community.policy.js';
import { CommunityService } from '../communities/community.service.js';
import { checkAwake } from '../communities/quiet.rules.js';
import { HolidayService } from './holiday.service.js';
import { HorizonService } from './horizon.service.js';
import { SeriesDraftService } from './series-draft.service.js';
import type { SeriesInput } from './series.input.js';

@Injectable()
export class SeriesSchedulingService {
  constructor(
    private readonly communities: CommunityService,
    private readonly holidays: HolidayService,
    private readonly drafts: SeriesDraftService,
    private readonly horizon: HorizonService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the series' id
   * @throws DomainError not-found, forbidden, community-read-only, secrecy; invalid, on the field that cannot be
   */
  async schedule(
    viewer: Viewer,
    slug: string,
    input: SeriesInput,
    once: Once | null = null,
  ): Promise<string> {
    const { community: known } = await this.communities.place(viewer, slug);
    const skips = await this.holidays.skips(known.territory, input.skips, viewer.locale);
    return this.unitOfWork.run(async (tx) => {
      const { community, standing } = await this.communities.requireIn(tx, viewer, slug);
      if (!may(standing, 'schedule')) throw forbidden();
      const now = this.clock.now();
      checkAwake(community, now);
      return createOnce(tx, once, now, async () => {
        const draft = await this.drafts.draftIn(tx, viewer, community, { input, skips });
        await this.horizon.openIn(tx, draft, viewer.accountId);
        return draft.series.id;
      });
    });
  }
}
