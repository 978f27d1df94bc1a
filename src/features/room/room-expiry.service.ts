import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Housekeeping } from '../../platform/housekeeping/housekeeping.js';
import { AttendanceStore } from './attendance.store.js';
import { RoomAdmissionStore } from './room-admission.store.js';
import { ADMISSIONS_KEPT, ATTENDANCE_KEPT } from './room.rules.js';

/** Who came, and whose dues had lapsed, is forgotten. */
@Injectable()
export class RoomExpiryService implements OnModuleInit {
  constructor(
    private readonly housekeeping: Housekeeping,
    private readonly attendances: AttendanceStore,
    private readonly admissions: RoomAdmissionStore,
  ) {}

  onModuleInit(): void {
    this.housekeeping.register((tx, now) => this.attendances.removeOld(tx, now - ATTENDANCE_KEPT));
    this.housekeeping.register((tx, now) => this.admissions.removeOld(tx, now - ADMISSIONS_KEPT));
  }
}
