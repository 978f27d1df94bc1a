import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AssociationsModule } from '../associations/associations.module.js';
import { CommunitiesModule } from '../communities/communities.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { FollowedSeriesService } from './followed-series.service.js';
import { FollowerListService } from './follower-list.service.js';
import { FollowerWalkService } from './follower-walk.service.js';
import { FollowingDateStore } from './following-date.store.js';
import { FollowingDepartureService } from './following-departure.service.js';
import { FollowingDuesHandlers } from './following-dues.handlers.js';
import { FollowingDuesService } from './following-dues.service.js';
import { Following } from './following.entity.js';
import { FollowingGrowthService } from './following-growth.service.js';
import { FollowingHandlers } from './following.handlers.js';
import { FollowingLapseRegister } from './following-lapse-register.service.js';
import { FollowingRegister } from './following-register.service.js';
import { FollowingRenewalService } from './following-renewal.service.js';
import { FollowingSeatingService } from './following-seating.service.js';
import { FollowingService } from './following.service.js';
import { FollowingSplitService } from './following-split.service.js';
import { FollowingStore } from './following.store.js';
import { SeriesHost } from './series-host.entity.js';
import { Series } from './series.entity.js';
import { HolidayService } from './holiday.service.js';
import { HorizonService } from './horizon.service.js';
import { OccurrenceRegister } from './occurrence-register.service.js';
import { OccurrenceService } from './occurrence.service.js';
import { OccurrenceStore } from './occurrence.store.js';
import { SeriesDraftService } from './series-draft.service.js';
import { SeriesRegister } from './series-register.service.js';
import { SeriesSchedulingService } from './series-scheduling.service.js';
import { SeriesHandlers } from './series.handlers.js';
import { SeriesService } from './series.service.js';
import { SeriesWords } from './series-words.service.js';
import { ExtraDateService } from './extra-date.service.js';
import { OccurrenceChangeService } from './occurrence-change.service.js';
import { SeriesAmendmentService } from './series-amendment.service.js';
import { SeriesChangeService } from './series-change.service.js';
import { SeriesDatesKeeper } from './series-dates-keeper.service.js';
import { SeriesDivisionService } from './series-division.service.js';
import { SeriesSplitService } from './series-split.service.js';
import { SeriesPlanService } from './series-plan.service.js';
import { SeriesForesightService } from './series-foresight.service.js';
import { SeriesPeopleStore } from './series-people.store.js';
import { SeriesStore } from './series.store.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([Series, SeriesHost, Following]),
    AccountsModule,
    AssociationsModule,
    CommunitiesModule,
    EventsModule,
    RsvpsModule,
  ],
  providers: [
    ...[SeriesService, SeriesStore, SeriesRegister, SeriesDraftService, SeriesSchedulingService],
    ...[SeriesChangeService, SeriesAmendmentService, SeriesSplitService, SeriesDivisionService],
    ...[SeriesPlanService, OccurrenceChangeService, ExtraDateService, SeriesDatesKeeper],
    ...[OccurrenceService, OccurrenceStore, OccurrenceRegister, HorizonService, HolidayService],
    ...[SeriesForesightService, SeriesPeopleStore],
    SeriesHandlers,
    SeriesWords,
    ...[FollowingService, FollowingStore, FollowingDateStore, FollowingRegister, FollowedSeriesService],
    ...[FollowerListService, FollowerWalkService, FollowingSeatingService, FollowingGrowthService],
    FollowingSplitService,
    ...[FollowingDepartureService, FollowingDuesService, FollowingRenewalService, FollowingLapseRegister],
    ...[FollowingHandlers, FollowingDuesHandlers],
  ],
  exports: [
    SeriesForesightService,
    SeriesWords,
    ...[FollowingService, FollowerListService],
    ...[SeriesService, SeriesRegister, SeriesSchedulingService, SeriesChangeService, SeriesSplitService],
    ...[SeriesPlanService, ExtraDateService, OccurrenceService],
  ],
})
export class SeriesModule {}
