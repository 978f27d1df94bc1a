import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { forbidden } from '../../kernel/domain-error.js';
import type { Viewer } from '../../kernel/viewer.js';
import { Reader } from '../../platform/database/transaction.js';
import type { Event } from '../events/event.entity.js';
import { EventService } from '../events/event.service.js';
import type { Known } from '../rsvps/attendee.rules.js';
import { type Attendee, AttendeeService } from '../rsvps/attendee.service.js';
import type { Attendance } from './attendance.entity.js';
import { attendanceIsOpen, wasThere } from './attendance.rules.js';
import { type Attended, AttendanceStore } from './attendance.store.js';

export interface Present extends Known {
  /** Null where nobody has said. */
  present: boolean | null;
  source: Attendance['source'] | null;
  /** For the hosts alone. */
  discreet: boolean;
}

export interface AttendanceList {
  event: Event;
  people: Present[];
  /** Hosts read who came and who did not; those who came read who else did. */
  complete: boolean;
  /** Whether it can be corrected now. */
  isOpen: boolean;
}

/** Who came: for the hosts, and for those who did. No association ever reads it. */
@Injectable()
export class AttendanceListService {
  constructor(
    private readonly events: EventService,
    private readonly attendees: AttendeeService,
    private readonly store: AttendanceStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found; forbidden `present-only`, for whoever was not there */
  async list(viewer: Viewer, eventId: string): Promise<AttendanceList> {
    const { event, can } = await this.events.view(viewer, eventId);
    const isOpen = can.manage && attendanceIsOpen(event, this.clock.now());
    if (can.manage) return { event, people: await this.everybody(viewer, event.id), complete: true, isOpen };
    const [noted, outcome] = await Promise.all([
      this.store.find(this.reader, event.id, viewer.accountId),
      this.attendees.outcomeIn(this.reader, event.id, viewer.accountId),
    ]);
    if (!wasThere(noted, outcome)) throw forbidden('present-only');
    return { event, people: await this.others(event), complete: false, isOpen };
  }

  /** Who was there, in the order in which that was noted. */
  private async others(event: Event): Promise<Present[]> {
    const shown = await this.store.shown(this.reader, event.id);
    const accountIds = shown.map(({ account }) => account.id);
    const known = await this.attendees.answeredAmong(event, accountIds);
    return shown.map(({ account, attendance }) =>
      asNoted({ attendance, account: known.get(account.id) ?? account }),
    );
  }

  /** Those who were to come, in the order of their answers, then others of whom something was noted. */
  private async everybody(viewer: Viewer, eventId: string): Promise<Present[]> {
    const answers = await this.attendees.everyAnswer(viewer, eventId);
    const noted = await this.store.list(this.reader, eventId);
    const notedOf = new Map(noted.map((attended) => [attended.account.id, attended]));
    const answered = new Set(answers.map(({ account }) => account.id));
    return [
      ...answers
        .filter(({ rsvp, account }) => rsvp.outcome === 'going' || notedOf.has(account.id))
        .map((answer) => asAnswered(answer, notedOf.get(answer.account.id))),
      ...noted.filter(({ account }) => !answered.has(account.id)).map(asNoted),
    ];
  }
}

const noteOf = (attendance: Attendance | undefined) => ({
  present: attendance?.present ?? null,
  source: attendance?.source ?? null,
});

const asAnswered = ({ account, address, rsvp }: Attendee, attended: Attended | undefined): Present => ({
  account,
  address,
  ...noteOf(attended?.attendance),
  discreet: rsvp.discreet,
});

const asNoted = ({ account, attendance }: Attended): Present => ({
  account,
  address: null,
  ...noteOf(attendance),
  discreet: false,
});
