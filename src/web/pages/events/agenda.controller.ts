import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { eventListInput } from '../../../features/events/event.input.js';
import { EventService } from '../../../features/events/event.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { ListPage } from '../../../platform/database/keyset.js';
import { type Page, page } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { EventListing, type ListedEvent } from '../../views/event-listing.js';
import { type AgendaQuery, agendaPath, agendaTabs, nextPath } from './agenda.view.js';
import { EventSeries } from './event-series.js';
import { gatheringView } from './event.view.js';

@Controller('agenda')
export class AgendaController {
  constructor(
    private readonly events: EventService,
    private readonly listing: EventListing,
    private readonly series: EventSeries,
    private readonly clock: Clock,
  ) {}

  /** Mine, or all that I can see; strangers see what is public. */
  @Get()
  async show(
    @CurrentViewer() viewer: Viewer | null,
    @Query() query: Record<string, unknown>,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    const when = query.when === 'past' ? 'past' : 'upcoming';
    const shown: AgendaQuery = { list: viewer && query.list !== 'all' ? 'mine' : 'all', when };
    const found =
      viewer && shown.list === 'mine'
        ? { items: await this.listing.agenda(viewer, when), next: null }
        : await this.visible(viewer, { when, cursor: query.cursor });
    const reader = { zone: viewer?.timeZone ?? null, locale, now: this.clock.now() };
    return page('events/agenda', {
      shown,
      tabs: agendaTabs(shown, viewer !== null),
      cards: found.items.map((listed) => gatheringView(listed, reader)),
      repeats: await this.series.rulesOf(
        found.items.map(({ event }) => event),
        locale,
      ),
      next: found.next && nextPath(shown, found.next),
      start: query.cursor === undefined ? null : agendaPath(shown),
    });
  }

  private async visible(
    viewer: Viewer | null,
    asked: Record<string, unknown>,
  ): Promise<ListPage<ListedEvent>> {
    const { items, next } = await this.events.listVisible(viewer, {
      ...parseInput(eventListInput, asked),
      folds: true,
    });
    return { items: await this.listing.of(viewer, items), next };
  }
}
