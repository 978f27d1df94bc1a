import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { accountSuspended } from '../accounts/account.facts.js';
import { communityNarrowed, membershipEnded } from '../communities/community.facts.js';
import { eventNarrowed, eventRevised } from '../events/event.facts.js';
import { FollowingDepartureService } from './following-departure.service.js';
import { seatingDue } from './following.facts.js';
import { FollowingGrowthService } from './following-growth.service.js';
import { FollowingSeatingService } from './following-seating.service.js';
import { FollowingSplitService } from './following-split.service.js';
import { occurrencesAdded, seriesSplit } from './series.facts.js';

@Injectable()
export class FollowingHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly growth: FollowingGrowthService,
    private readonly splits: FollowingSplitService,
    private readonly seating: FollowingSeatingService,
    private readonly departures: FollowingDepartureService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(occurrencesAdded, 'followings', (fact) => this.growth.datesAdded(fact));
    this.outbox.subscribe(eventRevised, 'followings', (fact) => this.growth.dateRevised(fact));
    this.outbox.subscribe(seriesSplit, 'followings', (fact) => this.splits.follow(fact));
    this.outbox.subscribe(seatingDue, 'followings', (fact) => this.seating.seat(fact));
    this.outbox.subscribe(membershipEnded, 'followings', (fact) => this.departures.leftCommunity(fact));
    this.outbox.subscribe(accountSuspended, 'followings', (fact) => this.departures.suspended(fact));
    this.outbox.subscribe(eventNarrowed, 'followings', (fact) => this.departures.narrowed(fact));
    this.outbox.subscribe(communityNarrowed, 'followings', (fact) =>
      this.departures.narrowed({ ...fact, eventId: null }),
    );
  }
}
