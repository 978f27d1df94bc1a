import { Module } from '@nestjs/common';
import { AccountsModule } from '../../../features/accounts/accounts.module.js';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { CommunitiesController } from './communities.controller.js';
import { CommunityFoundingController } from './community-founding.controller.js';
import { CommunitySettingsController } from './community-settings.controller.js';
import { ArrivalController } from './arrival.controller.js';
import { CommunityInvitationsController } from './community-invitations.controller.js';
import { CommunityLifeController } from './community-life.controller.js';
import { MembersController } from './members.controller.js';
import { RemovalController } from './removal.controller.js';

@Module({
  imports: [AccountsModule, CommunitiesModule, EventsModule, ViewsModule],
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
