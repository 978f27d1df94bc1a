import type { Community, JoinPolicy } from '../communities/community.entity.js';
import { canSeeCommunity, isActive, may } from '../communities/community.policy.js';
import type { Standing } from '../communities/membership.entity.js';
import type { EventForPerson } from './event-for-person.entity.js';
import type { Audience, EventStatus } from './event.entity.js';

/** All that decides what somebody may do about an event. */
export interface EventAccess {
  event: { status: EventStatus; audience: Audience };
  community: { joinPolicy: JoinPolicy };
  standing: Standing | null;
  /** In the community that the event is shared with, which gives as much. */
  sharedStanding: Standing | null;
  isHost: boolean;
  isInvited: boolean;
  /** To the association that the event is reserved to, lapsed or to come as well. */
  isAdherent: boolean;
  isSignedIn: boolean;
}

export const accessOf = (
  found: Omit<EventForPerson, 'sharedCommunity' | 'association'>,
  isSignedIn: boolean,
): EventAccess => ({
  event: found.event,
  community: found.community,
  standing: found.membership,
  sharedStanding: found.sharedMembership,
  isHost: found.host !== null,
  isInvited: found.invitation !== null,
  isAdherent: found.adhesion !== null,
  isSignedIn,
});

type Standings = Pick<EventAccess, 'standing' | 'sharedStanding'>;

/** To the community or to the one it is shared with. */
export const belongs = ({ standing, sharedStanding }: Standings): boolean =>
  isActive(standing) || isActive(sharedStanding);

/** Removed by one community, and in none that the other could speak for. */
export const isTurnedAway = (access: Standings): boolean =>
  !belongs(access) && (access.standing?.status === 'removed' || access.sharedStanding?.status === 'removed');

/** Hosts, as long as they belong to one of the communities, and those who can edit any event of one. */
export const canManage = (access: EventAccess): boolean =>
  (access.isHost && belongs(access)) ||
  may(access.standing, 'edit-any-event') ||
  may(access.sharedStanding, 'edit-any-event');

/** An invitation-only community shows nothing outside, whatever its events say or whomever it shares them with. */
export const isPublic = ({ event, community }: Pick<EventAccess, 'event' | 'community'>): boolean =>
  event.status !== 'draft' && event.audience === 'public' && community.joinPolicy !== 'invitation';

/** What is reserved to adherents is shown to those who have to renew as well; dues are asked of a yes alone. */
export function canSee(access: EventAccess): boolean {
  if (canManage(access)) return true;
  if (access.event.status === 'draft') return false;
  const isAdherent = access.isAdherent && !isTurnedAway(access);
  return isPublic(access) || belongs(access) || access.isInvited || isAdherent;
}

/** Somebody whom a community removed answers only where the other keeps them, or a host invited them all the same. */
export function canAnswer(access: EventAccess): boolean {
  if (!access.isSignedIn || !canSee(access)) return false;
  return access.isInvited || !isTurnedAway(access);
}

/**
 * The communities that an event is shown to be of. Who may not know the first reads of the one by which they see
 * the event; somebody invited to a single event reads whom it comes from, though they may know no more of it.
 */
export function shownCommunities(
  found: Pick<EventForPerson, 'community' | 'sharedCommunity' | 'membership' | 'sharedMembership'>,
): {
  community: Community;
  sharedWith: Community | null;
} {
  const { community, sharedCommunity, membership, sharedMembership } = found;
  const sharedWith =
    sharedCommunity && canSeeCommunity(sharedCommunity.joinPolicy, sharedMembership) ? sharedCommunity : null;
  return sharedWith && isActive(sharedMembership) && !canSeeCommunity(community.joinPolicy, membership)
    ? { community: sharedWith, sharedWith: null }
    : { community, sharedWith };
}
