import type { FollowingLink } from '../../../features/invitations/following-link.service.js';
import { whenView } from '../events/event.view.js';

export const followingLinkPath = (token: string): string => `/r/series/${token}`;

/** What `followings/link` shows: this series, what this person has of its dates, nobody else's and no room. */
export const followingLinkPage = (
  token: string,
  { account, series, community, standing, lapse, canFollow }: FollowingLink,
  rule: string,
) => ({
  path: followingLinkPath(token),
  title: series.title,
  community: community.name,
  name: account.displayName,
  rule,
  isCancelled: series.status === 'cancelled',
  follows: standing.following !== null,
  lapse,
  canFollow,
  dates: standing.dates.map(({ event, rsvp, position }) => ({
    id: event.id,
    title: event.title === series.title ? null : event.title,
    when: whenView(event, account.timeZone),
    place: event.format === 'video' ? null : (event.place?.name ?? null),
    outcome: rsvp.outcome,
    position,
  })),
});
