import type { JoinPolicy } from '../communities/community.entity.js';
import { isActive, may, type Standing } from '../communities/community.policy.js';
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

/** Hosts, and those who can edit any event of the community. */
export const canManage = (access: EventAccess): boolean =>
  access.isHost || may(access.standing, 'edit-any-event');

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
  return access.isInvited || access.isHost || access.standing?.status !== 'removed';
}
