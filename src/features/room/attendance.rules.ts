import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import { ATTENDANCE_KEPT, opensAt } from './room.rules.js';

type Attended = Pick<Event, 'status' | 'startsAt'>;

/** From when people arrive until it is erased: as long as hosts can correct it. */
export const attendanceIsOpen = (event: Attended, now: number): boolean =>
  event.status === 'scheduled' && now >= opensAt(event) && now < event.startsAt + ATTENDANCE_KEPT;

/** Hosts apart, those who were there; whoever was to come counts as such while no host says otherwise. */
export const wasThere = (noted: { present: boolean } | null, outcome: Outcome | null): boolean =>
  noted?.present ?? outcome === 'going';

/** @throws DomainError event-cancelled, not-scheduled; attendance-too-early, attendance-erased */
export function checkAttendanceIsOpen(event: Attended, now: number): void {
  if (event.status === 'cancelled') throw conflict('event-cancelled');
  if (event.status === 'draft') throw conflict('not-scheduled');
  if (attendanceIsOpen(event, now)) return;
  throw conflict(now < event.startsAt ? 'attendance-too-early' : 'attendance-erased');
}
