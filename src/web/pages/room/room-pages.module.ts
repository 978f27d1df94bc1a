import { Module } from '@nestjs/common';
import { RoomModule } from '../../../features/room/room.module.js';
import { RsvpsModule } from '../../../features/rsvps/rsvps.module.js';
import { ViewsModule } from '../../views/views.module.js';
import { AttendanceController } from './attendance.controller.js';
import { RoomController } from './room.controller.js';

@Module({
  imports: [RoomModule, RsvpsModule, ViewsModule],
  controllers: [RoomController, AttendanceController],
})
export class RoomPagesModule {}
