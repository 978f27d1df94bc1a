import { Injectable } from '@nestjs/common';
import type { Viewer } from '../../kernel/viewer.js';
import type { ListPage } from '../../platform/database/keyset.js';
import { EventService, type EventView } from '../events/event.service.js';
import type { EventListInput } from '../events/event.input.js';
import { SeriesService } from './series.service.js';

/** The dates of a series, as somebody sees them. */
@Injectable()
export class OccurrenceService {
  constructor(
    private readonly series: SeriesService,
    private readonly events: EventService,
  ) {}

  /** To come soonest first, past latest first; cancelled ones too. @throws DomainError not-found */
  async list(viewer: Viewer | null, seriesId: string, asked: EventListInput): Promise<ListPage<EventView>> {
    await this.series.view(viewer, seriesId);
    return this.events.listOfSeries(viewer, seriesId, asked);
  }

  /** The next ones. @throws DomainError not-found */
  async upcoming(
    viewer: Viewer | null,
    seriesId: string,
    { limit }: { limit: number },
  ): Promise<EventView[]> {
    return (await this.list(viewer, seriesId, { limit, when: 'upcoming' })).items;
  }
}
