import { Injectable } from '@nestjs/common';
import { GatheredReads } from '../../platform/database/gathered-reads.js';
import { agendaLines } from '../topics/topic-agenda.rules.js';
import { TopicService } from '../topics/topic.service.js';

/** What will be talked about, as calendars write it in a description. */
@Injectable()
export class EventAgenda {
  private readonly agendas = new GatheredReads((eventIds) => this.topics.agendaOf(eventIds));

  constructor(private readonly topics: TopicService) {}

  async linesOf(eventId: string): Promise<string[]> {
    return agendaLines(await this.agendas.ask(eventId));
  }
}
