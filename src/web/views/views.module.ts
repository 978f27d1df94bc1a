import { Module } from '@nestjs/common';
import { EventsModule } from '../../features/events/events.module.js';
import { RsvpsModule } from '../../features/rsvps/rsvps.module.js';
import { EventListing } from './event-listing.js';

@Module({ imports: [EventsModule, RsvpsModule], providers: [EventListing], exports: [EventListing] })
export class ViewsModule {}
