import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import { TopicService } from '../topics/topic.service.js';

/** What will be talked about, as calendars write it in a description. */
@Injectable()
export class EventAgenda {
  private readonly agendas = new GatheredReads((eventIds) => this.topics.agendaOf(eventIds));

  constructor(private readonly topics: TopicService) {}

  /** A line each, in order; titles alone, since a calendar may be shared. */
  async linesOf(eventId: string): Promise<string[]> {
    const lines = (await this.agendas.ask(eventId)) ?? [];
    return lines.map(({ order, title }) => `${order}. ${title}`);
  }
}
