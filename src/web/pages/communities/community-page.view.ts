import type { Account } from '../../../features/accounts/account.entity.js';
import type { CommunityView } from '../../../features/communities/community.service.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import type { ListedEvent } from '../../views/event-listing.js';
import { gatheringView, type PageReader, personView } from '../events/event.view.js';
import { textView } from '../mailbox/mailbox.view.js';

export const communityPath = (slug: string): string => `/communities/${slug}`;

/** One of a list. */
export const communityLine = ({ community, memberCount, standing }: CommunityView) => ({
  path: communityPath(community.slug),
  name: community.name,
  territory: territoryLabel(community.territory),
  joinPolicy: community.joinPolicy,
  memberCount,
  standing,
});

export const gatheringsOf = (listed: readonly ListedEvent[], reader: PageReader) =>
  listed.map((one) => gatheringView(one, reader));

/** Those who animate the community, then the hosts of its next dates, each once. */
function hostsOf(team: readonly Account[], listed: readonly ListedEvent[], locale: string) {
  const hosts = new Map(
    [...team, ...listed.flatMap(({ hosts }) => hosts)].map((account) => [account.id, account]),
  );
  return [...hosts.values()]
    .filter(({ displayName }) => displayName !== '')
    .map((host) => personView(host, locale));
}

export interface CommunityPageParts {
  view: CommunityView;
  /** Empty for who may not see the members. */
  team: readonly Account[];
  listed: readonly ListedEvent[];
  reader: PageReader;
}

export function communityPage({ view, team, listed, reader }: CommunityPageParts) {
  const { community, memberCount, standing, can } = view;
  return {
    path: communityPath(community.slug),
    name: community.name,
    summary: community.description.split('\n', 1)[0] ?? '',
    paragraphs: community.description ? textView(community.description) : [],
    territory: territoryLabel(community.territory),
    joinPolicy: community.joinPolicy,
    charter: community.charter.split('\n').filter((line) => line.trim() !== ''),
    memberCount,
    standing,
    can,
    hosts: hostsOf(team, listed, reader.locale),
    gatherings: gatheringsOf(listed, reader),
  };
}
