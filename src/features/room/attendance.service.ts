import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden, notFound } from '../../kernel/domain-error.js';
import { isId } from '../../kernel/ids.js';
import type { Viewer } from '../../kernel/viewer.js';
import type { Tx } from '../../platform/database/transaction.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { EventService } from '../events/event.service.js';
import { AttendeeService } from '../rsvps/attendee.service.js';
import { AttendanceRegister } from './attendance-register.service.js';
import { checkAttendanceIsOpen } from './attendance.rules.js';

/** Hosts say who came, to a table in a café too. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly register: AttendanceRegister,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a member, or of somebody who answered or came.
   * @throws DomainError forbidden; not-found, for anybody else; those of `checkAttendanceIsOpen`
   */
  mark(viewer: Viewer, eventId: string, accountId: string, present: boolean): Promise<void> {
    return this.unitOfWork.run(async (tx) => {
      const { event, can } = await this.events.lockIn(tx, viewer.accountId, eventId);
      if (!can.manage) throw forbidden();
      checkAttendanceIsOpen(event, this.clock.now());
      if (!isId(accountId) || !(await this.isConcerned(tx, event.id, accountId))) throw notFound();
      const marked = { eventId: event.id, accountId, present, markedBy: viewer.accountId };
      await this.register.markIn(tx, marked);
    });
  }

  private async isConcerned(tx: Tx, eventId: string, accountId: string): Promise<boolean> {
    const found = await this.events.forAccountIn(tx, eventId, accountId);
    if (found && this.events.belongs(found)) return true;
    if ((await this.attendees.outcomeIn(tx, eventId, accountId)) !== null) return true;
    return this.register.isKnownIn(tx, eventId, accountId);
  }
}
