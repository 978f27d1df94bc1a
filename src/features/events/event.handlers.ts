import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { membershipEnded } from '../communities/community.facts.js';
import { EventInvitationService } from './event-invitation.service.js';

@Injectable()
export class EventHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly invitations: EventInvitationService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(membershipEnded, 'events', (fact) => this.invitations.withdrawAll(fact));
  }
}
