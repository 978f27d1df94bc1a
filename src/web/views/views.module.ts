import { Module } from '@nestjs/common';
import { AssociationsModule } from '../../features/associations/associations.module.js';
import { EventsModule } from '../../features/events/events.module.js';
import { RoomModule } from '../../features/room/room.module.js';
import { RsvpsModule } from '../../features/rsvps/rsvps.module.js';
import { SeriesModule } from '../../features/series/series.module.js';
import { TopicsModule } from '../../features/topics/topics.module.js';
import { AdhesionSheet } from './adhesion-sheet.js';
import { AnswerSheet } from './answer-sheet.js';
import { DateLife } from './date-life.js';
import { EventListing } from './event-listing.js';
import { GateReading } from './gate-reading.js';
import { SeriesListing } from './series-listing.js';

@Module({
  imports: [AssociationsModule, EventsModule, RsvpsModule, SeriesModule, RoomModule, TopicsModule],
  providers: [AdhesionSheet, AnswerSheet, DateLife, EventListing, GateReading, SeriesListing],
  exports: [AdhesionSheet, AnswerSheet, DateLife, EventListing, GateReading, SeriesListing],
})
export class ViewsModule {}
