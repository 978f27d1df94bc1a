import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventsModule } from '../events/events.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AnswerRecordingService } from './answer-recording.service.js';
import { AgendaService } from './agenda.service.js';
import { AgendaStore } from './agenda.store.js';
import { AttendeeService } from './attendee.service.js';
import { AttendeeStore } from './attendee.store.js';
import { DepartureService } from './departure.service.js';
import { Rsvp } from './rsvp.entity.js';
import { RsvpHandlers } from './rsvp.handlers.js';
import { RsvpService } from './rsvp.service.js';
import { RsvpRegister } from './rsvp-register.service.js';
import { RsvpStore } from './rsvp.store.js';
import { SeatingService } from './seating.service.js';

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
    DepartureService,
    RsvpHandlers,
    RsvpStore,
  ],
  exports: [RsvpService, AgendaService, AnswerRecordingService, AttendeeService, SeatingService],
})
export class RsvpsModule {}
