import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EventService } from '../events/event.service.js';
import { TopicRegister } from './topic-register.service.js';
import { withoutDate } from './topic.rules.js';
import { TopicStore } from './topic.store.js';

/** Keeps topics for people when the date or the series that they stand in goes away. */
@Injectable()
export class TopicMovingService {
  constructor(
    private readonly events: EventService,
    private readonly store: TopicStore,
    private readonly register: TopicRegister,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The topics of a date that does not take place go back to « un prochain rendez-vous ». */
  async dateRevised({ eventId }: { eventId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (event?.status !== 'cancelled' || event.seriesId === null) return;
      for (const topic of await this.store.standingOn(tx, event.id))
        await this.register.changeIn(tx, topic, { ...topic, ...withoutDate(topic, event.seriesId) }, null);
    });
  }

  /** What waits goes on waiting where the series goes on. */
  async seriesSplit({ seriesId, nextSeriesId }: { seriesId: string; nextSeriesId: string }): Promise<void> {
    await this.unitOfWork.run((tx) => this.store.moveWaiting(tx, seriesId, nextSeriesId));
  }
}
