import type { Event } from '../../../features/events/event.entity.js';
import type { LateChange } from '../../../features/invitations/acknowledgement.service.js';
import { whenView } from './event.view.js';

/** What was struck by a change in the last hours, and what « C'est noté » speaks of. */
export function lateChangeView({ revision, before, seen }: LateChange, event: Event, zone: string | null) {
  const isMoved = before.startsAt !== event.startsAt || before.endsAt !== event.endsAt;
  const former = before.place?.name ?? null;
  return {
    revision,
    seen,
    when: isMoved ? whenView(before, zone) : null,
    place: former !== null && former !== event.place?.name ? former : null,
  };
}
