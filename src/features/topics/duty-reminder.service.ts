import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { type DueReminder, dutyMailDecided, dutyReminderDue } from './duty.facts.js';
import { DutyOwed } from './duty-owed.service.js';
import { reminderDue, remindersAhead } from './duty.rules.js';
import { DutyStore } from './duty.store.js';

/** Asks who is on duty whether they will be there, three days before a date and the day before, until they said so. */
@Injectable()
export class DutyReminderService {
  constructor(
    private readonly events: EventService,
    private readonly owed: DutyOwed,
    private readonly store: DutyStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async datesAdded({ seriesId, from, to }: { seriesId: string; from: string; to: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      await this.awaitIn(tx, await this.store.datesBetween(tx, seriesId, { from, to }));
    });
  }

  /** A date that moved, or takes place after all, has mornings of its own. */
  async dateRevised({ eventId }: { eventId: string }): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (event?.status === 'scheduled' && event.seriesId !== null) await this.awaitIn(tx, [event]);
    });
  }

  async remind(due: DueReminder): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { eventId, startsAt, days } = due;
      const event = await this.events.lockUnseenIn(tx, eventId);
      const host = event?.startsAt === startsAt ? await this.owed.reminderIn(tx, event) : null;
      if (!host) return;
      const now = this.clock.now();
      const at = reminderDue(startsAt, days, { zone: host.timeZone, now });
      if (at === null) return;
      const once = `${eventId}:${startsAt}:${days}`;
      if (at > now) return this.outbox.publish(tx, dutyReminderDue, due, { key: `${once}:${at}`, at });
      const id = `${eventId}.${startsAt}.${days}.${host.id}`;
      const mail = {
        id,
        kind: 'reminder' as const,
        eventId,
        startsAt,
        accountId: host.id,
        actorId: null,
        at: now,
      };
      await this.outbox.publish(tx, dutyMailDecided, mail, { key: id });
    });
  }

  private async awaitIn(tx: Tx, dates: readonly Event[]): Promise<void> {
    const now = this.clock.now();
    const due = dates.flatMap((date) =>
      remindersAhead(date, now).map(({ days, at }) => ({
        payload: { eventId: date.id, startsAt: date.startsAt, days },
        key: `${date.id}:${date.revision}:${days}`,
        at,
      })),
    );
    await this.outbox.publishAll(tx, dutyReminderDue, due);
  }
}
