import type { JoinPolicy } from '../communities/community.entity.js';
import { isActive, may } from '../communities/community.policy.js';
import type { Standing } from '../communities/membership.entity.js';
import type { EventForPerson } from './event-for-person.entity.js';
import type { Audience, EventStatus } from './event.entity.js';

/** All that decides what somebody may do about an event. */
export interface EventAccess {
  event: { status: EventStatus; audience: Audience };
  community: { joinPolicy: JoinPolicy };
  standing: Standing | null;
  isHost: boolean;
  isInvited: boolean;
  isSignedIn: boolean;
}

export const accessOf = (found: EventForPerson, isSignedIn: boolean): EventAccess => ({
  event: found.event,
  community: found.community,
  standing: found.membership,
  isHost: found.host !== null,
  isInvited: found.invitation !== null,
  isSignedIn,
});

/** Hosts, as long as they belong to the community, and those who can edit any event of it. */
export const canManage = (access: EventAccess): boolean =>
  (access.isHost && isActive(access.standing)) || may(access.standing, 'edit-any-event');

/** An invitation-only community shows nothing outside, whatever its events say. */
export const isPublic = ({ event, community }: Pick<EventAccess, 'event' | 'community'>): boolean =>
  event.status !== 'draft' && event.audience === 'public' && community.joinPolicy !== 'invitation';

export function canSee(access: EventAccess): boolean {
  if (canManage(access)) return true;
  if (access.event.status === 'draft') return false;
  return isPublic(access) || isActive(access.standing) || access.isInvited;
}

/** Somebody whom the community removed answers only where a host invited them all the same. */
export function canAnswer(access: EventAccess): boolean {
  if (!access.isSignedIn || !canSee(access)) return false;
  return access.isInvited || access.standing?.status !== 'removed';
}
