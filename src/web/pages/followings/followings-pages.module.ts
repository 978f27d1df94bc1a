import { Module } from '@nestjs/common';
import { InvitationsModule } from '../../../features/invitations/invitations.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { FollowingLinkController } from './following-link.controller.js';
import { SeriesCalendarController } from './series-calendar.controller.js';
import { SeriesGateController } from './series-gate.controller.js';

@Module({
  imports: [InvitationsModule, SeriesModule],
  controllers: [FollowingLinkController, SeriesCalendarController, SeriesGateController],
})
export class FollowingsPagesModule {}
