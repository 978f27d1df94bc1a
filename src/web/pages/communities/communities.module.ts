import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { AssociationsModule } from '../../../features/associations/associations.module.js';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { SeriesLines } from '../series/series-lines.js';
import { CommunitiesController } from './communities.controller.js';
import { CommunityDates } from './community-dates.js';
import { CommunityFoundingController } from './community-founding.controller.js';
import { CommunitySettingsController } from './community-settings.controller.js';
import { ArrivalController } from './arrival.controller.js';
import { CommunityInvitationsController } from './community-invitations.controller.js';
import { CommunityLifeController } from './community-life.controller.js';
import { MembersController } from './members.controller.js';
import { RemovalController } from './removal.controller.js';

@Module({
  imports: [AccountsModule, AssociationsModule, CommunitiesModule, EventsModule, SeriesModule, ViewsModule],
  providers: [CommunityDates, SeriesLines],
  controllers: [
    CommunitiesController,
    CommunityFoundingController,
    CommunitySettingsController,
    CommunityLifeController,
    CommunityInvitationsController,
    MembersController,
    RemovalController,
    ArrivalController,
  ],
})
export class CommunitiesPagesModule {}
