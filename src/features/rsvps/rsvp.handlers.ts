import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { accountSuspended } from '../accounts/account.facts.js';
import { adhesionChanged } from '../associations/association.facts.js';
import { communityNarrowed, membershipEnded } from '../communities/community.facts.js';
import { eventNarrowed, eventReserved, invitationWithdrawn } from '../events/event.facts.js';
import { DepartureService } from './departure.service.js';
import { DuesFreeingService } from './dues-freeing.service.js';
import { DuesTimingService } from './dues-timing.service.js';
import { duesFinal } from './rsvp.facts.js';
import { SuspendedSeats } from './suspended-seats.service.js';

@Injectable()
export class RsvpHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly departures: DepartureService,
    private readonly dues: DuesFreeingService,
    private readonly timing: DuesTimingService,
    private readonly suspended: SuspendedSeats,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(membershipEnded, 'rsvps', (fact) => this.departures.leftCommunity(fact));
    this.outbox.subscribe(accountSuspended, 'rsvps', (fact) => this.suspended.free(fact));
    this.outbox.subscribe(invitationWithdrawn, 'rsvps', (fact) => this.departures.uninvited(fact));
    this.outbox.subscribe(eventNarrowed, 'rsvps', (fact) => this.departures.narrowed(fact));
    this.outbox.subscribe(communityNarrowed, 'rsvps', (fact) =>
      this.departures.narrowed({ ...fact, eventId: null }),
    );
    this.outbox.subscribe(eventReserved, 'rsvps', (fact) => this.timing.await(fact));
    this.outbox.subscribe(duesFinal, 'rsvps', (fact) => this.dues.freeFinal(fact));
    this.outbox.subscribe(adhesionChanged, 'rsvps', (fact) => this.dues.duesChanged(fact));
  }
}
