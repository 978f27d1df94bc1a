import type { JoinPolicy } from './community.entity.js';
import type { Role, Standing } from './membership.entity.js';

type CommunityAction =
  | 'see-members'
  | 'schedule'
  | 'edit-any-event'
  | 'accept-members'
  | 'edit-settings'
  | 'change-roles'
  | 'remove-members';

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
  'change-roles': ['organiser'],
  'remove-members': ['organiser'],
};

export const isActive = (standing: Standing | null): boolean => standing?.status === 'active';

export const may = (standing: Standing | null, action: CommunityAction): boolean =>
  standing !== null && isActive(standing) && MAY[action].includes(standing.role);

/** An invitation-only community does not exist for those outside it. */
export const canSeeCommunity = (joinPolicy: JoinPolicy, standing: Standing | null): boolean =>
  joinPolicy !== 'invitation' || isActive(standing);
