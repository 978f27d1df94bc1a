import { Injectable } from '@nestjs/common';
import { type DateDuty, RotaService } from '../../features/topics/rota.service.js';
import { takesTopics } from '../../features/topics/topic.rules.js';
import { type DateTopics, TopicService } from '../../features/topics/topic.service.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListedEvent } from './event-listing.js';

/** What a date is about, and who looks after it. */
export interface LifeOfDate {
  topics: DateTopics | null;
  /** For who may read of people. */
  duty: DateDuty | null;
}

@Injectable()
export class DateLife {
  constructor(
    private readonly topics: TopicService,
    private readonly rota: RotaService,
  ) {}

  /** What a gathering at a table has none of costs no query. */
  async of(viewer: Viewer | null, listed: ListedEvent): Promise<LifeOfDate> {
    const { event, hosts, mine } = listed;
    const date = { view: listed, hosts, outcome: mine?.rsvp.outcome ?? null };
    return {
      topics:
        takesTopics(event) && event.status === 'scheduled' ? await this.topics.list(viewer, event.id) : null,
      duty: viewer && (await this.rota.ofDate(viewer, date)),
    };
  }
}
