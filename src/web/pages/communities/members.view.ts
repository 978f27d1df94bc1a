import { ROLES } from '../../../features/communities/membership.entity.js';
import type { Roll } from '../../../features/communities/membership.service.js';
import { textView } from '../mailbox/mailbox.view.js';
import { personView } from '../events/event.view.js';
import { communityPath } from './community-page.view.js';

type Member = Roll['items'][number];

export const memberView = ({ account, membership }: Member, slug: string, locale: string) => ({
  ...personView(account, locale),
  role: membership.role,
  since: membership.createdAt,
  isHost: membership.role === 'cohost' || membership.role === 'organiser',
  word: membership.word === null ? [] : textView(membership.word),
  isShownToAll: membership.shownToAll,
  path: `${communityPath(slug)}/members/${account.id}`,
});

export function membersView(roll: Roll, slug: string, locale: string) {
  const viewsOf = (members: readonly Member[]) => members.map((member) => memberView(member, slug, locale));
  return {
    waiting: viewsOf(roll.waiting),
    members: viewsOf(roll.items),
    removed: viewsOf(roll.removed),
    roles: ROLES,
    can: roll.can,
    next: roll.next && membersPath(slug, roll.next),
  };
}

/** A page of the list of members. */
export const membersPath = (slug: string, cursor?: string): string => {
  const path = `${communityPath(slug)}/members`;
  return cursor ? `${path}?cursor=${encodeURIComponent(cursor)}` : path;
};
