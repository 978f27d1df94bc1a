import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '../accounts/accounts.module.js';
import { EventsModule } from '../events/events.module.js';
import { RsvpsModule } from '../rsvps/rsvps.module.js';
import { AskingMailService } from './asking-mail.service.js';
import { AskingMailWriter } from './asking-mail-writer.service.js';
import { AtGateService } from './at-gate.service.js';
import { AttendanceListService } from './attendance-list.service.js';
import { AttendanceRegister } from './attendance-register.service.js';
import { Attendance } from './attendance.entity.js';
import { AttendanceService } from './attendance.service.js';
import { AttendanceStore } from './attendance.store.js';
import { RoomAdmission } from './room-admission.entity.js';
import { RoomAdmissionService } from './room-admission.service.js';
import { RoomAdmissionStore } from './room-admission.store.js';
import { RoomExpiryService } from './room-expiry.service.js';
import { RoomHandlers } from './room.handlers.js';
import { RoomLinks } from './room-links.service.js';
import { RoomService } from './room.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Attendance, RoomAdmission]), AccountsModule, EventsModule, RsvpsModule],
  providers: [
    RoomService,
    RoomAdmissionService,
    AtGateService,
    RoomLinks,
    AttendanceService,
    AttendanceListService,
    AttendanceRegister,
    RoomExpiryService,
    RoomHandlers,
    AskingMailService,
    AskingMailWriter,
    AttendanceStore,
    RoomAdmissionStore,
  ],
  exports: [RoomService, RoomAdmissionService, AttendanceService, AttendanceListService],
})
export class RoomModule {}
