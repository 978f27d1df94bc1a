import { ROLES } from '../../../features/communities/membership.entity.js';
import type { MemberList } from '../../../features/communities/membership.service.js';
import { textView } from '../mailbox/mailbox.view.js';
import { personView } from '../events/event.view.js';
import { communityPath } from './community-page.view.js';

type Member = MemberList['items'][number];

export const memberView = ({ account, membership }: Member, slug: string, locale: string) => ({
  ...personView(account, locale),
  role: membership.role,
  since: membership.createdAt,
  isPending: membership.status === 'pending',
  isHost: membership.role === 'cohost' || membership.role === 'organiser',
  word: membership.word === null ? [] : textView(membership.word),
  isShownToAll: membership.shownToAll,
  path: `${communityPath(slug)}/members/${account.id}`,
});

/** Those who wait come first. */
export function membersView(list: MemberList, slug: string, locale: string) {
  const members = list.items.map((member) => memberView(member, slug, locale));
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
