import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { followingChanged } from '../series/following.facts.js';
import { seriesRevised, seriesSplit } from '../series/series.facts.js';
import { FollowerTellingService } from './follower-telling.service.js';
import { seriesMailDecided, seriesTellingContinued } from './series-invite.facts.js';
import { SeriesCorrespondenceService } from './series-correspondence.service.js';
import { SeriesMailService } from './series-mail.service.js';

@Injectable()
export class SeriesInvitationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly correspondence: SeriesCorrespondenceService,
    private readonly followers: FollowerTellingService,
    private readonly mail: SeriesMailService,
  ) {}

  onModuleInit(): void {
    const everybody = ({ seriesId }: { seriesId: string }): Promise<void> =>
      this.correspondence.tellAll({ seriesId, offer: null });
    this.outbox.subscribe(followingChanged, 'invitations', (fact) => this.followers.catchUp(fact));
    this.outbox.subscribe(seriesRevised, 'invitations', everybody);
    this.outbox.subscribe(seriesSplit, 'invitations', everybody);
    this.outbox.subscribe(seriesTellingContinued, 'invitations', (fact) =>
      this.correspondence.tellAll(fact, fact.after),
    );
    this.outbox.subscribe(seriesMailDecided, 'invitations', (decided) => this.mail.send(decided));
  }
}
