import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import { EventService, type EventView } from '../events/event.service.js';
import type { TopicAccess } from './topic.policy.js';
import type { Topic } from './topic.entity.js';

/** A date as one person stands to it, and what they may do about its topics. */
export interface DateAccess {
  view: EventView;
  now: number;
  /** Of one of its topics; or of none in particular. */
  to: (topic: Pick<Topic, 'authorId'> | null) => TopicAccess;
}

/** Says how somebody stands to the topics of a date. */
@Injectable()
export class TopicAccessService {
  constructor(
    private readonly events: EventService,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found */
  async see(viewer: Viewer | null, eventId: string): Promise<DateAccess> {
    const view = await this.events.view(viewer, eventId);
    return this.of(viewer, view, (accountId) => this.events.forAccount(eventId, accountId));
  }

  /** As `see`, holding the date until the transaction ends. */
  async lockIn(tx: Tx, viewer: Viewer | null, eventId: string): Promise<DateAccess> {
    const view = await this.events.lockIn(tx, viewer?.accountId ?? null, eventId);
    return this.of(viewer, view, (accountId) => this.events.forAccountIn(tx, eventId, accountId));
  }

  private async of(
    viewer: Viewer | null,
    view: EventView,
    load: (accountId: string) => Promise<EventForPerson | null>,
  ): Promise<DateAccess> {
    const now = this.clock.now();
    const isInsider = viewer !== null && (await this.takesPart(view, () => load(viewer.accountId)));
    const { status, endsAt } = view.event;
    return {
      view,
      now,
      to: (topic) => ({
        isHost: view.can.manage,
        isInsider,
        isAuthor: viewer !== null && topic?.authorId === viewer.accountId,
        isToCome: status === 'scheduled' && endsAt > now,
      }),
    };
  }

  /** Now, or had it not begun. */
  private async takesPart({ can }: EventView, load: () => Promise<EventForPerson | null>): Promise<boolean> {
    if (can.manage || can.answer) return true;
    const found = await load();
    return found !== null && this.events.mayAnswer(found);
  }
}
