import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnswerRecordingService } from './answer-recording.service.js';
import { AgendaService } from './agenda.service.js';
import { AgendaStore } from './agenda.store.js';
import { AttendeeService } from './attendee.service.js';
import { AttendeeStore } from './attendee.store.js';
import { DuesFreeingService } from './dues-freeing.service.js';
import { DuesService } from './dues.service.js';
import { DuesStore } from './dues.store.js';
import { DuesTimingService } from './dues-timing.service.js';
import { DepartureService } from './departure.service.js';
import { FollowerSeatingService } from './follower-seating.service.js';
import { FollowerSeatingStore } from './follower-seating.store.js';
import { Rsvp } from './rsvp.entity.js';
import { RsvpHandlers } from './rsvp.handlers.js';
import { RsvpService } from './rsvp.service.js';
import { RsvpRegister } from './rsvp-register.service.js';
import { RsvpStore } from './rsvp.store.js';
import { SeatingService } from './seating.service.js';
import { SuspendedSeats } from './suspended-seats.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Rsvp]), AccountsModule, EventsModule],
  providers: [
    AgendaService,
    AgendaStore,
    RsvpService,
    RsvpRegister,
    AnswerRecordingService,
    AttendeeService,
    AttendeeStore,
    SeatingService,
    FollowerSeatingService,
    FollowerSeatingStore,
    DepartureService,
    DuesService,
    DuesFreeingService,
    DuesTimingService,
    DuesStore,
    SuspendedSeats,
    RsvpHandlers,
    RsvpStore,
  ],
  exports: [
    RsvpService,
    AgendaService,
    AnswerRecordingService,
    AttendeeService,
    SeatingService,
    FollowerSeatingService,
  ],
})
export class RsvpsModule {}
