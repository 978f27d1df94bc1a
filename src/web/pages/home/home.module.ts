import { Module } from '@nestjs/common';
import { BoardModule } from '../../../features/board/board.module.js';
import { CommunitiesModule } from '../../../features/communities/communities.module.js';
import { EventsModule } from '../../../features/events/events.module.js';
import { SeriesModule } from '../../../features/series/series.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { DemoPagesModule } from '../demo/demo.module.js';
import { EventSeries } from '../events/event-series.js';
import { HomeController } from './home.controller.js';
import { MySurroundings } from './my-surroundings.js';

@Module({
  imports: [BoardModule, CommunitiesModule, DemoPagesModule, EventsModule, SeriesModule, ViewsModule],
  controllers: [HomeController],
  providers: [EventSeries, MySurroundings],
})
export class HomePagesModule {}
