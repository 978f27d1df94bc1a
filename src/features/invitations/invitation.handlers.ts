import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { eventRevised, invitationWithdrawn, personInvited } from '../events/event.facts.js';
import { rsvpDecided, seatOffered } from '../rsvps/rsvp.facts.js';
import { CorrespondenceService } from './correspondence.service.js';
import { mailDecided, tellingContinued } from './invitation.facts.js';
import { InviteMailService } from './invite-mail.service.js';

@Injectable()
export class InvitationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly correspondence: CorrespondenceService,
    private readonly mail: InviteMailService,
  ) {}

  onModuleInit(): void {
    const catchUp = (fact: { eventId: string; accountId: string }): Promise<void> =>
      this.correspondence.catchUp(fact.eventId, fact.accountId);
    this.outbox.subscribe(personInvited, 'invitations', catchUp);
    this.outbox.subscribe(invitationWithdrawn, 'invitations', catchUp);
    this.outbox.subscribe(rsvpDecided, 'invitations', catchUp);
    this.outbox.subscribe(seatOffered, 'invitations', (fact) => this.correspondence.tellAll(fact));
    this.outbox.subscribe(eventRevised, 'invitations', (fact) =>
      this.correspondence.tellAll({ ...fact, offeredAt: null }),
    );
    this.outbox.subscribe(tellingContinued, 'invitations', (fact) =>
      this.correspondence.tellAll(fact, fact.after),
    );
    this.outbox.subscribe(mailDecided, 'invitations', (decided) => this.mail.send(decided));
  }
}
