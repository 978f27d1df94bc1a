import { toInstant } from '../../calendar/wall-time.js';
import { RULE_CODES } from '../../secrecy/find.js';
import { audienceOf } from './event-dues.rules.js';
import type { Event } from './event.entity.js';
import { roomKindOf } from './event-room.rules.js';

/**
 * The same meetup on another date: all that people chose stays, the room's link too, and the deadline keeps its
 * distance from the start.
 */
export function copyOf(
  event: Event,
  { startsLocal, status }: { startsLocal: string; status: 'draft' | 'scheduled' },
  those: { hosts: string[]; sharedWith: string[] },
  now: number,
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
    room: roomKindOf(event),
    roomUrl: event.roomUrl,
    capacity: event.capacity,
    heldSeats: event.heldSeats,
    maxGuests: event.maxGuests,
    audience: audienceOf(event),
    rsvpDeadline: deadlineBefore(startsLocal, event, now),
    status,
    // Its words were read when they were written.
    confirmed: [...RULE_CODES],
    ...those,
  };
}

/** In wall time, as people plan. None where it would have passed by now, nor where the clocks skip it or the start. */
function deadlineBefore(
  startsLocal: string,
  { startsLocal: before, rsvpDeadlineLocal, timeZone }: Event,
  now: number,
): string | null {
  if (rsvpDeadlineLocal === null || toInstant(startsLocal, timeZone) === null) return null;
  const ahead = asIfUtc(before) - asIfUtc(rsvpDeadlineLocal);
  const deadline = new Date(asIfUtc(startsLocal) - ahead).toISOString().slice(0, 'YYYY-MM-DDTHH:mm'.length);
  return (toInstant(deadline, timeZone) ?? 0) > now ? deadline : null;
}

const asIfUtc = (local: string): number => Date.parse(`${local}Z`);
