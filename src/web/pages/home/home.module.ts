import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { DemoPagesModule } from '../demo/demo.module.js';
import { HomeController } from './home.controller.js';

@Module({
  imports: [CommunitiesModule, DemoPagesModule, EventsModule, ViewsModule],
  controllers: [HomeController],
})
export class HomePagesModule {}
