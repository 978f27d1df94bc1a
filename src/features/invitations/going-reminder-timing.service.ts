import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { type DueGoingReminder, goingMorning, goingReminderDue } from './going-reminder.facts.js';
import {
  firstReminder,
  type GoingReminderKind,
  lookedAt,
  plannedAt,
  remindedVia,
  reminderAfter,
} from './going-reminder.rules.js';
import { GoingReminderStore } from './going-reminder.store.js';

/** Has each event that takes place looked at in time: one row of it waits, and makes the next. */
@Injectable()
export class GoingReminderTiming {
  constructor(
    private readonly events: EventService,
    private readonly store: GoingReminderStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async datesAdded({ seriesId, from, to }: { seriesId: string; from: string; to: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.awaitIn(tx, await this.store.datesBetween(tx, seriesId, { from, to }));
    });
  }

  /** It is scheduled, moved or takes place after all, since now; a row of where it was before finds that it is not. */
  async planned({ eventId }: { eventId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (event?.status === 'scheduled') await this.awaitIn(tx, [event]);
    });
  }

  /** A row for each zone in which those who are going live: mornings are their own. */
  async look({ eventId, startsAt, kind }: DueGoingReminder): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (event?.status !== 'scheduled' || event.startsAt !== startsAt) return;
      const zones = await this.store.zonesOf(tx, eventId, remindedVia(kind));
      const mornings = zones.map((zone) => ({
        payload: { eventId, startsAt, kind, zone, after: null },
        key: `${eventId}:${startsAt}:${kind}:${zone}`,
        at: plannedAt(kind, { startsAt, zone }),
      }));
      await this.outbox.publishAll(tx, goingMorning, mornings);
      const next = reminderAfter(kind, event);
      if (next) await this.outbox.publishAll(tx, goingReminderDue, [lookAt(event, next)]);
    });
  }

  private async awaitIn(tx: Tx, events: readonly Event[]): Promise<void> {
    const looks = events.flatMap((event) => {
      const first = firstReminder(event, event.revisedAt);
      return first ? [lookAt(event, first)] : [];
    });
    await this.outbox.publishAll(tx, goingReminderDue, looks);
  }
}

const lookAt = (event: Event, kind: GoingReminderKind) => ({
  payload: { eventId: event.id, startsAt: event.startsAt, kind },
  key: `${event.id}:${event.revision}:${kind}`,
  at: lookedAt(kind, event),
});
