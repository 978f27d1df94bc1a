import type { JoinPolicy } from './community.entity.js';
import type { Role, Standing } from './membership.entity.js';

type CommunityAction =
  | 'see-members'
  | 'schedule'
  | 'edit-any-event'
  | 'accept-members'
  | 'edit-settings'
  | 'moderate'
  | 'change-roles'
  | 'remove-members'
  | 'show-own-name'
  | 'wake'
  | 'take-over'
  | 'oppose-takeover';

/**
 * The roles that may. A moderator decides on reports and does not schedule; an organiser does all that a
 * co-host does.
 */
const MAY: Record<CommunityAction, readonly Role[]> = {
  'see-members': ['member', 'cohost', 'moderator', 'organiser'],
  schedule: ['cohost', 'organiser'],
  'edit-any-event': ['cohost', 'organiser'],
  'accept-members': ['cohost', 'organiser'],
  'edit-settings': ['organiser'],
  moderate: ['moderator', 'organiser'],
  'change-roles': ['organiser'],
  'remove-members': ['organiser'],
  'show-own-name': ['cohost', 'organiser'],
  wake: ['cohost', 'organiser'],
  'take-over': ['cohost'],
  'oppose-takeover': ['organiser'],
};

export const isActive = (standing: Standing | null): boolean => standing?.status === 'active';

export const may = (standing: Standing | null, action: CommunityAction): boolean =>
  standing !== null && isActive(standing) && MAY[action].includes(standing.role);

/** An invitation-only community does not exist for those outside it. */
export const canSeeCommunity = (joinPolicy: JoinPolicy, standing: Standing | null): boolean =>
  joinPolicy !== 'invitation' || isActive(standing);

/** Whether all of a change is this person's to make: names are shown by their owners alone. */
export function mayChangeMember(
  standing: Standing | null,
  change: { role?: unknown; status?: unknown; shownToAll?: unknown },
  isOwn: boolean,
): boolean {
  if (change.status !== undefined && !may(standing, 'accept-members')) return false;
  if (change.role !== undefined && !may(standing, 'change-roles')) return false;
  return change.shownToAll === undefined || (isOwn && may(standing, 'show-own-name'));
}
