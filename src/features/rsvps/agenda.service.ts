import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AgendaStore } from './agenda.store.js';

const AGENDA_LENGTH = 100;

/** What somebody comes to or hosts; and what waits for their answer in their communities, or because they are invited. */
export interface Week<Dates> {
  coming: Dates;
  unanswered: Dates;
}

/** One person's dates. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly store: AgendaStore,
    private readonly events: EventService,
    private readonly clock: Clock,
  ) {}

  /** What somebody said yes or maybe to, or hosts: what is to come soonest first, what is past latest first. */
  async mine(viewer: Viewer, when: 'upcoming' | 'past'): Promise<EventView[]> {
    const asked = { when, now: this.clock.now(), limit: AGENDA_LENGTH };
    const ids = await this.store.mine(viewer.accountId, asked);
    return among(await this.seen(viewer, ids), ids);
  }

  /** What is to come of both, soonest first and at most so many of each; of each series the next alone. */
  async week(viewer: Viewer, most: Week<number>): Promise<Week<EventView[]>> {
    const now = this.clock.now();
    const [coming, unanswered] = await Promise.all([
      this.store.mine(viewer.accountId, { when: 'upcoming', now, limit: most.coming, folds: true }),
      this.store.unanswered(viewer.accountId, now, most.unanswered),
    ]);
    const found = await this.seen(viewer, [...coming, ...unanswered]);
    return { coming: among(found, coming), unanswered: among(found, unanswered) };
  }

  private async seen(viewer: Viewer, ids: string[]): Promise<Map<string, EventView>> {
    const views = await this.events.listByIds(viewer, ids);
    return new Map(views.map((view) => [view.event.id, view]));
  }
}

const among = (found: ReadonlyMap<string, EventView>, ids: readonly string[]): EventView[] =>
  ids.flatMap((id) => found.get(id) ?? []);
