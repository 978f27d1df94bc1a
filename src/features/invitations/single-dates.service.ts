import { Injectable } from '@nestjs/common';
import { CorrespondenceService } from './correspondence.service.js';
import { SeriesInviteStore } from './series-invite.store.js';

/** What somebody's calendar holds of a series date by date, beside the series: theirs from before they followed, or since. */
@Injectable()
export class SingleDatesService {
  constructor(
    private readonly store: SeriesInviteStore,
    private readonly correspondence: CorrespondenceService,
  ) {}

  /** Each goes once they follow, and comes where they follow no more and still have a part in it (C13). */
  async catchUp(seriesId: string, accountId: string): Promise<void> {
    for (const eventId of await this.store.singleDates(seriesId, accountId))
      await this.correspondence.catchUp(eventId, accountId);
  }
}
