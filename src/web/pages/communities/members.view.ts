import { ROLES } from '../../../features/communities/membership.entity.js';
import type { MemberList } from '../../../features/communities/membership.service.js';
import { personView } from '../events/event.view.js';
import { communityPath } from './community-page.view.js';

/** Those who wait come first. */
export function membersView(list: MemberList, slug: string, locale: string) {
  const path = `${communityPath(slug)}/members`;
  const members = list.items.map(({ account, membership }) => ({
    ...personView(account, locale),
    role: membership.role,
    since: membership.createdAt,
    isPending: membership.status === 'pending',
    path: `${path}/${account.id}`,
  }));
  return {
    waiting: members.filter(({ isPending }) => isPending),
    members: members.filter(({ isPending }) => !isPending),
    roles: ROLES,
    can: list.can,
    next: list.next && membersPath(slug, list.next),
  };
}

/** A page of the list of members. */
export const membersPath = (slug: string, cursor?: string): string => {
  const path = `${communityPath(slug)}/members`;
  return cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : path;
};
