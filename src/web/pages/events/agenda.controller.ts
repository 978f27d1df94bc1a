import { Controller, Get, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { eventListInput } from '../../../features/events/event.input.js';
import { EventService, type EventView } from '../../../features/events/event.service.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Viewer } from '../../../kernel/viewer.js';
import type { ListPage } from '../../../platform/database/keyset.js';
import { type Page, page } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { type AgendaQuery, agendaTabs, nextPath } from './agenda.view.js';
import { gatheringView, NO_SEATS } from './event.view.js';

@Controller('agenda')
export class AgendaController {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
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
        ? await this.mine(viewer)
        : await this.events.listVisible(viewer, parseInput(eventListInput, { when, cursor: query.cursor }));
    const ids = found.items.map(({ event }) => event.id);
    const [seats, answers] = await Promise.all([
      this.attendees.seatsOf(ids),
      viewer ? this.attendees.mineOf(viewer, ids) : null,
    ]);
    const reader = { zone: viewer?.timeZone ?? null, locale, now: this.clock.now() };
    return page('events/agenda', {
      shown,
      tabs: agendaTabs(shown, viewer !== null),
      cards: found.items.map((view) =>
        gatheringView(view, seats.get(view.event.id) ?? NO_SEATS, answers?.get(view.event.id) ?? null, reader),
      ),
      next: found.next && nextPath(shown, found.next),
      isContinued: query.cursor !== undefined,
    });
  }

  /** What I said yes or maybe to, soonest first. */
  private async mine(viewer: Viewer): Promise<ListPage<EventView>> {
    const ids = await this.attendees.agenda(viewer);
    const views = await this.events.listByIds(viewer, ids);
    const byId = new Map(views.map((view) => [view.event.id, view]));
    return { items: ids.flatMap((id) => byId.get(id) ?? []), next: null };
  }
}
