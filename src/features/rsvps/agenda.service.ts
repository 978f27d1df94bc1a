import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import { EventService, type EventView } from '../events/event.service.js';
import { AgendaStore } from './agenda.store.js';

const AGENDA_LENGTH = 100;

/** One person's dates. */
@Injectable()
export class AgendaService {
  constructor(
    private readonly store: AgendaStore,
    private readonly events: EventService,
    private readonly clock: Clock,
  ) {}

  /** What somebody said yes or maybe to, or hosts: what is to come soonest first, what is past latest first; of each series the next alone where it `folds`. */
  async mine(viewer: Viewer, when: 'upcoming' | 'past', folds = false): Promise<EventView[]> {
    const asked = { when, now: this.clock.now(), limit: AGENDA_LENGTH, folds };
    return this.seen(viewer, await this.store.mine(viewer.accountId, asked));
  }

  /** What waits for somebody's answer in their communities, or because they are invited; soonest first. */
  async listOfMine(viewer: Viewer, { limit }: { limit: number }): Promise<EventView[]> {
    const ids = await this.store.unanswered(viewer.accountId, this.clock.now(), limit);
    return this.seen(viewer, ids);
  }

  private async seen(viewer: Viewer, ids: string[]): Promise<EventView[]> {
    const views = await this.events.listByIds(viewer, ids);
    const byId = new Map(views.map((view) => [view.event.id, view]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}
