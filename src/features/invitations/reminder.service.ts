import { Injectable } from '@nestjs/common';
import { wakingTime } from '../../calendar/waking-time.js';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import { reminderDue } from './invitation.facts.js';
import { InviteRegister } from './invite-register.service.js';
import type { InviteWithPerson } from './invite-person.store.js';
import { InviteStore } from './invite.store.js';
import { closesAt, reminderAt } from './reminder.rules.js';

/** Recalls an invitation that waits for an answer, once. What was answered, taken back or refused since is left be. */
@Injectable()
export class ReminderService {
  constructor(
    private readonly store: InviteStore,
    private readonly events: EventService,
    private readonly register: InviteRegister,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async remind(inviteId: string): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const invite = await this.store.byId(inviteId, tx);
      const event = invite && (await this.events.lockUnseenIn(tx, invite.eventId));
      if (!event) return;
      const [person] = await this.register.peopleIn(tx, event, [invite.accountId]);
      if (!person || !(await this.isOwedIn(tx, event, person))) return;
      const at = this.due(event, person);
      if (at === null) return;
      if (at > this.clock.now()) await this.putOff(tx, inviteId, at);
      else await this.tell(tx, event, person);
    });
  }

  /** It was invited, knows the event as it is, and has neither answered nor been reminded nor refused. */
  private async isOwedIn(tx: Tx, event: Event, person: InviteWithPerson): Promise<boolean> {
    const { invite, invitation, rsvp } = person;
    if (!invitation || rsvp || invite.toldState !== 'invited' || invite.remindedAt !== null) return false;
    if (event.status !== 'scheduled' || closesAt(event) <= this.clock.now()) return false;
    // A change that is being told asks again by itself.
    if (invite.toldRevision < event.noticeRevision) return false;
    return (await this.register.refusingIn(tx, [person])).size === 0;
  }

  /** As planned, or later where the event moved or the worker comes at night; null once that is too late. */
  private due(event: Event, { invitation, account }: InviteWithPerson): number | null {
    const planned = invitation && reminderAt(invitation.createdAt, event, account.timeZone);
    if (planned === null) return null;
    const at = Math.max(planned, wakingTime(this.clock.now(), account.timeZone));
    return at < closesAt(event) ? at : null;
  }

  private async putOff(tx: Tx, inviteId: string, at: number): Promise<void> {
    await this.outbox.publish(tx, reminderDue, { inviteId }, { key: `${inviteId}:${at}`, at });
  }

  private async tell(tx: Tx, event: Event, person: InviteWithPerson): Promise<void> {
    const message = { kind: 'reminded' as const, calendar: null };
    await this.register.recordIn(tx, event, [
      { person, part: 'invited', message, changes: [], before: null, offeredAt: null },
    ]);
  }
}
