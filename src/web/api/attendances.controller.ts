import { Get, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { AttendanceListService } from '../../features/room/attendance-list.service.js';
import { AttendanceService } from '../../features/room/attendance.service.js';
import { type AttendanceInput, attendanceInput } from '../../features/room/room.input.js';
import type { Viewer } from '../../kernel/viewer.js';
import { SignedIn } from '../../platform/http/signed-in.js';
import { presentShape, presentView } from '../views/room.view.js';
import { ApiController } from './api-controller.js';
import { Asked, Input } from './api-parameters.js';
import { Described } from './described.js';
import { listOf, listView, pageOf, type WholeListAsked, wholeListQuery } from './lists.js';

const attendancesShape = listOf(presentShape).extend({
  complete: z.boolean().meta({ description: 'Who came and who did not, for hosts; or those present alone' }),
});

@ApiController('events/:id/attendance')
export class AttendancesController {
  constructor(
    private readonly lists: AttendanceListService,
    private readonly attendance: AttendanceService,
  ) {}

  @Get()
  @Described({
    summary: 'Who came, for hosts and for those who did; erased after 90 days',
    signedIn: true,
    query: wholeListQuery,
    output: attendancesShape,
    errors: { 403: ['present-only'] },
  })
  async list(@SignedIn() viewer: Viewer, @Param('id') id: string, @Asked() asked: WholeListAsked) {
    const { people, complete } = await this.lists.list(viewer, id);
    const page = pageOf(people, asked, ({ account }) => account.id);
    return { ...listView(page, (present) => presentView(present, { toHosts: complete })), complete };
  }

  @Put(':accountId')
  @Described({
    summary: 'A host says whether a member, or somebody who answered, came',
    signedIn: true,
    input: attendanceInput,
    errors: {
      403: ['forbidden'],
      409: ['attendance-too-early', 'attendance-erased', 'event-cancelled', 'not-scheduled'],
    },
  })
  async mark(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Param('accountId') accountId: string,
    @Input() { present }: AttendanceInput,
  ): Promise<void> {
    await this.attendance.mark(viewer, id, accountId, present);
  }
}
