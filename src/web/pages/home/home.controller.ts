import { Controller, Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EventService } from '../../../features/events/event.service.js';
import { Clock } from '../../../kernel/clock.js';
import type { Locale } from '../../../kernel/locale.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { type Page, page } from '../../../platform/http/page.js';
import { CurrentViewer } from '../../../platform/http/signed-in.js';
import { type CardEvent, EventListing } from '../../views/event-listing.js';
import { gatheringsOf } from '../communities/community-page.view.js';
import { EventSeries } from '../events/event-series.js';
import { DemoPeople } from '../demo/demo-people.js';
import { MySurroundings } from './my-surroundings.js';

const PUBLIC_DATES = 6;
const MY_DATES = 5;

@Controller()
export class HomeController {
  constructor(
    private readonly events: EventService,
    private readonly listing: EventListing,
    private readonly surroundings: MySurroundings,
    private readonly series: EventSeries,
    private readonly demo: DemoPeople,
    private readonly clock: Clock,
  ) {}

  @Get()
  home(@CurrentViewer() viewer: Viewer | null, @Req() request: FastifyRequest): Promise<Page> {
    return viewer ? this.week(viewer) : this.welcome(request);
  }

  /** What this is, and what is open to everyone. */
  private async welcome(request: FastifyRequest): Promise<Page> {
    const { items } = await this.events.listVisible(null, {
      limit: PUBLIC_DATES,
      when: 'upcoming',
      folds: true,
    });
    const listed = await this.listing.cards(null, items);
    const { locale } = request;
    const gatherings = gatheringsOf(listed, { zone: null, locale, now: this.clock.now() });
    const repeats = await this.repeatsOf(listed, locale);
    const demoPeople = await this.demo.offeredTo(request);
    return page('home/welcome', { gatherings, repeats, demoPeople, indexed: true });
  }

  private async week(viewer: Viewer): Promise<Page> {
    const [{ coming, unanswered }, around] = await Promise.all([
      this.listing.week(viewer, { coming: MY_DATES + 1, unanswered: MY_DATES }),
      this.surroundings.of(viewer),
    ]);
    const reader = { zone: viewer.timeZone, locale: viewer.locale, now: this.clock.now() };
    const dates = gatheringsOf(coming.slice(0, MY_DATES), reader);
    const repeats = await this.repeatsOf([...coming, ...unanswered], viewer.locale);
    const next = dates.find(({ stage }) => stage === 'open') ?? null;
    return page('home/week', {
      /** The first that takes place: what is cancelled or a draft is only listed. */
      next,
      repeats,
      others: dates.filter((date) => date !== next),
      hasMore: coming.length > MY_DATES,
      coming: gatheringsOf(unanswered, reader),
      ...around,
    });
  }

  /** How often each of them takes place, for those that do regularly. */
  private repeatsOf(listed: readonly CardEvent[], locale: Locale): Promise<Map<string, string>> {
    return this.series.rulesOf(
      listed.map(({ event }) => event),
      locale,
    );
  }
}
