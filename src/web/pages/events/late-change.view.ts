import type { Event, Place } from '../../../features/events/event.entity.js';
import type { LateChange } from '../../../features/invitations/acknowledgement.service.js';
import { whenView } from './event.view.js';

const linesOf = (place: Place | null) => (place ? [place.name, place.address] : []);

/** What is left of a former place beside the one that holds; null where it is the same. */
function struck(before: Place | null, now: Place | null): string | null {
  const current = linesOf(now);
  return (
    linesOf(before)
      .filter((line) => line !== null && !current.includes(line))
      .join(', ') || null
  );
}

/** What was struck by a change in the last hours, and what « C'est noté » speaks of. */
export function lateChangeView({ revision, before, seen }: LateChange, event: Event, zone: string | null) {
  const isMoved = before.startsAt !== event.startsAt || before.endsAt !== event.endsAt;
  return {
    revision,
    seen,
    when: isMoved ? whenView(before, zone) : null,
    place: struck(before.place, event.place),
  };
}
