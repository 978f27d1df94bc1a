import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Outbox } from '../../platform/outbox/outbox.js';
import { duesLapsed, followingChanged } from '../series/following.facts.js';
import { seriesRevised, seriesSplit } from '../series/series.facts.js';
import { seriesMailDecided, seriesTellingContinued } from './series-invite.facts.js';
import { SeriesCorrespondenceService } from './series-correspondence.service.js';
import { SeriesMailService } from './series-mail.service.js';
import { SingleDatesService } from './single-dates.service.js';

@Injectable()
export class SeriesInvitationHandlers implements OnModuleInit {
  constructor(
    private readonly outbox: Outbox,
    private readonly correspondence: SeriesCorrespondenceService,
    private readonly singles: SingleDatesService,
    private readonly mail: SeriesMailService,
  ) {}

  onModuleInit(): void {
    const catchUp = async ({
      seriesId,
      accountId,
    }: {
      seriesId: string;
      accountId: string;
    }): Promise<void> => {
      await this.singles.catchUp(seriesId, accountId);
      await this.correspondence.catchUp(seriesId, accountId);
    };
    const everybody = ({ seriesId }: { seriesId: string }): Promise<void> =>
      this.correspondence.tellAll({ seriesId, offer: null });
    this.outbox.subscribe(followingChanged, 'invitations', catchUp);
    this.outbox.subscribe(duesLapsed, 'invitations', catchUp);
    this.outbox.subscribe(seriesRevised, 'invitations', everybody);
    this.outbox.subscribe(seriesSplit, 'invitations', everybody);
    this.outbox.subscribe(seriesTellingContinued, 'invitations', (fact) =>
      this.correspondence.tellAll(fact, fact.after),
    );
    this.outbox.subscribe(seriesMailDecided, 'invitations', (decided) => this.mail.send(decided));
  }
}
