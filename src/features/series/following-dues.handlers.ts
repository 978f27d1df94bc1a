import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { adhesionChanged } from '../associations/association.facts.js';
import { duesFinal } from '../rsvps/rsvp.facts.js';
import { FollowingDuesService } from './following-dues.service.js';
import { duesCheckContinued, rankKeptOver } from './following.facts.js';
import { FollowingRenewalService } from './following-renewal.service.js';

@Injectable()
export class FollowingDuesHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly dues: FollowingDuesService,
    private readonly renewals: FollowingRenewalService,
  ) {}

  onModuleInit(): void {
    this.outbox.subscribe(duesFinal, 'followings', (fact) => this.dues.beginCheck(fact));
    this.outbox.subscribe(duesCheckContinued, 'followings', (fact) => this.dues.check(fact));
    this.outbox.subscribe(adhesionChanged, 'followings', (fact) => this.renewals.duesChanged(fact));
    this.outbox.subscribe(rankKeptOver, 'followings', (fact) => this.renewals.rankKeptOver(fact));
  }
}
