import { toInstant } from '../../calendar/wall-time.js';
import type { Event } from './event.entity.js';

/**
 * The same meetup on another date: all that people chose stays, the room's link too, and the deadline keeps its
 * distance from the start.
 */
export function copyOf(
  event: Event,
  { startsLocal, status }: { startsLocal: string; status: 'draft' | 'scheduled' },
  those: { hosts: string[]; sharedWith: string[] },
) {
  return {
    title: event.title,
    description: event.description,
    kind: event.kind,
    format: event.format,
    startsLocal,
    durationMinutes: event.durationMinutes,
    timeZone: event.timeZone,
    place: event.place,
    roomUrl: event.roomUrl,
    capacity: event.capacity,
    heldSeats: event.heldSeats,
    maxGuests: event.maxGuests,
    audience: event.audience,
    rsvpDeadline: deadlineBefore(startsLocal, event),
    status,
    ...those,
  };
}

/** None where the clocks skip the start: that is refused by its own name. */
function deadlineBefore(startsLocal: string, { startsAt, rsvpDeadlineAt, timeZone }: Event): string | null {
  const newStart = toInstant(startsLocal, timeZone);
  if (rsvpDeadlineAt === null || newStart === null) return null;
  return new Date(newStart - (startsAt - rsvpDeadlineAt)).toISOString();
}
