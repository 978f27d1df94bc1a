import { Injectable } from '@nestjs/common';
import { CorrespondenceService } from './correspondence.service.js';
import { SeriesCorrespondenceService } from './series-correspondence.service.js';
import { SeriesInviteStore } from './series-invite.store.js';

/** What somebody is owed once they begin or cease to follow a series. */
@Injectable()
export class FollowerTellingService {
  constructor(
    private readonly store: SeriesInviteStore,
    private readonly dates: CorrespondenceService,
    private readonly series: SeriesCorrespondenceService,
  ) {}

  /** Single dates leave their calendar once they follow, and come where they follow no more and still take part (C13). */
  async catchUp({ seriesId, accountId }: { seriesId: string; accountId: string }): Promise<void> {
    for (const eventId of await this.store.singleDates(seriesId, accountId))
      await this.dates.catchUp(eventId, accountId);
    await this.series.catchUp(seriesId, accountId);
  }
}
