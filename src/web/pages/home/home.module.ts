import { Module } from '@nestjs/common';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { DemoPagesModule } from '../demo/demo.module.js';
import { EventSeries } from '../events/event-series.js';
import { HomeController } from './home.controller.js';

@Module({
  imports: [CommunitiesModule, DemoPagesModule, EventsModule, SeriesModule, ViewsModule],
  controllers: [HomeController],
  providers: [EventSeries],
})
export class HomePagesModule {}
