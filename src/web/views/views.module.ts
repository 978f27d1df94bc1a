import { Module } from '@nestjs/common';
import { EventsModule } from '../../features/events/events.module.js';
import { RsvpsModule } from '../../features/rsvps/rsvps.module.js';
import { AnswerSheet } from './answer-sheet.js';
import { EventListing } from './event-listing.js';

@Module({
  imports: [EventsModule, RsvpsModule],
  providers: [AnswerSheet, EventListing],
  exports: [AnswerSheet, EventListing],
})
export class ViewsModule {}
