import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { communityNarrowed, membershipEnded } from '../communities/community.facts.js';
import { eventNarrowed, invitationWithdrawn } from '../events/event.facts.js';
import { DepartureService } from './departure.service.js';

@Injectable()
export class RsvpHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly departures: DepartureService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(membershipEnded, 'rsvps', (fact) => this.departures.leftCommunity(fact));
    this.outbox.subscribe(invitationWithdrawn, 'rsvps', (fact) => this.departures.uninvited(fact));
    this.outbox.subscribe(eventNarrowed, 'rsvps', (fact) => this.departures.narrowed(fact));
    this.outbox.subscribe(communityNarrowed, 'rsvps', (fact) =>
      this.departures.narrowed({ ...fact, eventId: null }),
    );
  }
}
