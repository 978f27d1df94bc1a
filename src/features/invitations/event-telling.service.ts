import { Injectable } from '@nestjs/common';
import { CorrespondenceService, type Occasion } from './correspondence.service.js';
import { SeriesCorrespondenceService } from './series-correspondence.service.js';

/** Who is owed a mail about an event: those who have it by itself, and those who have it as a date of a series. */
@Injectable()
export class EventTellingService {
  constructor(
    private readonly correspondence: CorrespondenceService,
    private readonly series: SeriesCorrespondenceService,
  ) {}

  /** After somebody was invited, uninvited, answered or was promoted. */
  async catchUp({ eventId, accountId }: { eventId: string; accountId: string }): Promise<void> {
    await this.correspondence.catchUp(eventId, accountId);
    await this.series.catchUpOnDate(eventId, accountId);
  }

  async tellAll(occasion: Occasion): Promise<void> {
    await this.correspondence.tellAll(occasion);
    await this.series.tellAllOfDate(occasion.eventId, occasion.offeredAt);
  }

  /** The series' own walk goes on by itself. */
  continue(occasion: Occasion, after: string): Promise<void> {
    return this.correspondence.tellAll(occasion, after);
  }
}
