import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AttendanceListService } from '../../../features/room/attendance-list.service.js';
import { AttendanceService } from '../../../features/room/attendance.service.js';
import { decisionFromForm } from '../../../features/room/room.input.js';
import { AttendeeService } from '../../../features/rsvps/attendee.service.js';
import type { Viewer } from '../../../kernel/viewer.js';
import { InputPipe } from '../../../platform/http/input-pipe.js';
import { type Page, page, refusedForm, type SeeOther, seeOther } from '../../../platform/http/page.js';
import { parseInput } from '../../../platform/http/parse-input.js';
import { SignedIn } from '../../../platform/http/signed-in.js';
import { whenView } from '../events/event.view.js';
import { type PostedForm, postedForm } from '../events/posted-form.input.js';
import { attendanceGroups, othersToNote } from './attendance.view.js';

/** « Présences »: hosts correct them, those who came read them. */
@Controller('events/:id/attendance')
export class AttendanceController {
  constructor(
    private readonly lists: AttendanceListService,
    private readonly attendance: AttendanceService,
    private readonly attendees: AttendeeService,
  ) {}

  @Get()
  list(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page> {
    return this.shown(viewer, id, { locale });
  }

  @Post()
  async mark(
    @SignedIn() viewer: Viewer,
    @Param('id') id: string,
    @Body(new InputPipe(postedForm)) body: PostedForm,
    @Req() { locale }: FastifyRequest,
  ): Promise<Page | SeeOther> {
    try {
      const { accountId, decision } = parseInput(decisionFromForm, body);
      await this.attendance.mark(viewer, id, accountId, decision);
      return seeOther(`/events/${id}/attendance`, { key: 'room.flash.noted' });
    } catch (error) {
      return refusedForm(error, () => this.shown(viewer, id, { locale, values: body }));
    }
  }

  private async shown(
    viewer: Viewer,
    id: string,
    { locale, values = {} }: { locale: string; values?: PostedForm },
  ): Promise<Page> {
    const list = await this.lists.list(viewer, id);
    const members = list.isOpen ? await this.attendees.members(viewer, id) : [];
    return page('room/attendance', {
      path: `/events/${id}`,
      title: list.event.title,
      when: whenView(list.event, viewer.timeZone),
      groups: attendanceGroups(list, locale),
      complete: list.complete,
      isOpen: list.isOpen,
      others: othersToNote(members, list),
      values,
    });
  }
}
