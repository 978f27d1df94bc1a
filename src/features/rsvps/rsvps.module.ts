import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AttendeeService } from './attendee.service.js';
import { DepartureService } from './departure.service.js';
import { Rsvp } from './rsvp.entity.js';
import { RsvpHandlers } from './rsvp.handlers.js';
import { RsvpService } from './rsvp.service.js';
import { RsvpStore } from './rsvp.store.js';
import { SeatingService } from './seating.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Rsvp]), EventsModule],
  providers: [RsvpService, AttendeeService, SeatingService, DepartureService, RsvpHandlers, RsvpStore],
  exports: [RsvpService, AttendeeService],
})
export class RsvpsModule {}
