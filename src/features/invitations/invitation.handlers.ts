import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addressChanged } from '../accounts/account.facts.js';
import { eventRevised, invitationWithdrawn, personInvited } from '../events/event.facts.js';
import { rsvpDecided, seatOffered } from '../rsvps/rsvp.facts.js';
import { EventTellingService } from './event-telling.service.js';
import { EventMessageDelivery } from './event-message-delivery.service.js';
import { mailDecided, messageDue, messagePosted, reminderDue, tellingContinued } from './invitation.facts.js';
import { InviteMailService } from './invite-mail.service.js';
import { LinkReissueService } from './link-reissue.service.js';
import { ReminderService } from './reminder.service.js';

@Injectable()
export class InvitationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly telling: EventTellingService,
    private readonly mail: InviteMailService,
    private readonly messages: EventMessageDelivery,
    private readonly reminders: ReminderService,
    private readonly links: LinkReissueService,
  ) {}

  onModuleInit(): void {
    const catchUp = (fact: { eventId: string; accountId: string }): Promise<void> =>
      this.telling.catchUp(fact);
    this.outbox.subscribe(personInvited, 'invitations', catchUp);
    this.outbox.subscribe(invitationWithdrawn, 'invitations', catchUp);
    this.outbox.subscribe(rsvpDecided, 'invitations', catchUp);
    this.outbox.subscribe(seatOffered, 'invitations', (fact) => this.telling.tellAll(fact));
    this.outbox.subscribe(eventRevised, 'invitations', (fact) =>
      this.telling.tellAll({ ...fact, offeredAt: null }),
    );
    this.outbox.subscribe(tellingContinued, 'invitations', (fact) => this.telling.continue(fact, fact.after));
    this.outbox.subscribe(addressChanged, 'invitations', (changed) => this.links.reissue(changed));
    this.outbox.subscribe(reminderDue, 'invitations', ({ inviteId }) => this.reminders.remind(inviteId));
    this.outbox.subscribe(messagePosted, 'invitations', (fact) => this.messages.spread(fact));
    this.outbox.subscribe(messageDue, 'invitations', (fact) => this.messages.send(fact));
    this.outbox.subscribe(mailDecided, 'invitations', (decided) => this.mail.send(decided));
  }
}
