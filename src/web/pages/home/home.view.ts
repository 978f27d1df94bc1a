import type { Community } from '../../../features/communities/community.entity.js';
import type { EventView } from '../../../features/events/event.service.js';

/** Dates one can still answer in one's own communities, without those already in one's week. */
export function ofMyCommunities(
  visible: readonly EventView[],
  mine: readonly Pick<Community, 'id'>[],
  answered: readonly EventView[],
): EventView[] {
  const communityIds = new Set(mine.map(({ id }) => id));
  const known = new Set(answered.map(({ event }) => event.id));
  return visible.filter(
    ({ event, community, can }) => can.answer && communityIds.has(community.id) && !known.has(event.id),
  );
}
