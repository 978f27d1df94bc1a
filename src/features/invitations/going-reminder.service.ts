import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { EventService } from '../events/event.service.js';
import { type GoingMorning, goingMorning, goingReminderDecided } from './going-reminder.facts.js';
import { GoingReminderPeople } from './going-reminder-people.service.js';
import { goingReminderAt } from './going-reminder.rules.js';
import { GoingReminderStore } from './going-reminder.store.js';
import type { InviteWithPerson } from './invite-person.store.js';

/** Reminds those who are going, each of them once, on a morning where they live. */
@Injectable()
export class GoingReminderService {
  constructor(
    private readonly events: EventService,
    private readonly people: GoingReminderPeople,
    private readonly store: GoingReminderStore,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Goes through those of a zone a chunk at a time: this one, then a row for the next. */
  async remind(morning: GoingMorning): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const { eventId, startsAt, kind, zone } = morning;
      const event = await this.events.lockUnseenIn(tx, eventId);
      if (event?.status !== 'scheduled' || event.startsAt !== startsAt) return;
      const at = goingReminderAt(kind, { startsAt, zone }, this.clock.now());
      if (at === null) return;
      if (at > this.clock.now()) return this.goOnIn(tx, morning, at);
      const { people, last } = await this.people.dueIn(tx, event, morning);
      await this.decideIn(tx, morning, people);
      if (last) await this.goOnIn(tx, { ...morning, after: last }, at);
    });
  }

  private async decideIn(
    tx: Tx,
    { eventId, startsAt, kind }: GoingMorning,
    people: readonly InviteWithPerson[],
  ): Promise<void> {
    const at = this.clock.now();
    await this.store.keep(
      tx,
      people.map(({ account }) => ({ eventId, accountId: account.id, kind, startsAt, at })),
    );
    await this.outbox.publishAll(
      tx,
      goingReminderDecided,
      people.map(({ invite }) => ({
        payload: { inviteId: invite.id, kind, startsAt, at },
        key: `${invite.id}:${kind}:${startsAt}`,
      })),
    );
  }

  private goOnIn(tx: Tx, morning: GoingMorning, at: number): Promise<void> {
    const { eventId, startsAt, kind, zone, after } = morning;
    const key = `${eventId}:${startsAt}:${kind}:${zone}:${after ?? ''}:${at}`;
    return this.outbox.publish(tx, goingMorning, morning, { key, at });
  }
}
