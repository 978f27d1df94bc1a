import type { Account } from '../../../features/accounts/account.entity.js';
import type { CommunityView, SeenCommunity } from '../../../features/communities/community.service.js';
import type { TakeoverView } from '../../../features/communities/takeover.service.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import type { CardEvent, ListedEvent } from '../../views/event-listing.js';
import { gatheringView, type PageReader, personView } from '../events/event.view.js';
import { textView } from '../mailbox/mailbox.view.js';

export const communityPath = (slug: string): string => `/communities/${slug}`;

/** One of a list. */
export const communityLine = ({ community, memberCount, standing, wakefulness }: CommunityView) => ({
  path: communityPath(community.slug),
  name: community.name,
  territory: territoryLabel(community.territory),
  joinPolicy: community.joinPolicy,
  memberCount,
  standing,
  wakefulness,
});

export const gatheringsOf = (listed: readonly CardEvent[], reader: PageReader) =>
  listed.map((one) => gatheringView(one, reader));

/** Those who animate the community, then the hosts of its next dates, each once. */
function hostsOf(team: CommunityPageParts['team'], listed: readonly ListedEvent[], locale: string) {
  const hosts = new Map(
    [...team.map(({ account }) => account), ...listed.flatMap(({ hosts }) => hosts)].map((account) => [
      account.id,
      account,
    ]),
  );
  return [...hosts.values()]
    .filter(({ displayName }) => displayName !== '')
    .map((host) => personView(host, locale));
}

export interface CommunityPageParts {
  view: SeenCommunity;
  /** Those who host it, as far as this reader may know. */
  team: readonly { account: Account }[];
  /** Null for who is no member. */
  takeover: TakeoverView | null;
  listed: readonly ListedEvent[];
  reader: PageReader;
}

/** A rule a line. */
export const charterLines = (charter: string): string[] =>
  charter.split('\n').filter((line) => line.trim() !== '');

/** Where else it lives: by its name, or by that of the site. */
function elsewhere({ livesAtUrl, livesAtName }: CommunityView['community']) {
  if (livesAtUrl === null) return livesAtName === null ? null : { url: null, label: livesAtName };
  return { url: livesAtUrl, label: livesAtName ?? new URL(livesAtUrl).hostname };
}

function parentOf({ community, parent }: SeenCommunity) {
  if (parent) return { name: parent.name, path: `/associations/${parent.id}` };
  return community.parentAssociation === null ? null : { name: community.parentAssociation, path: null };
}

const takeoverOf = ({ pending, can }: TakeoverView) => ({
  name: pending?.account.displayName ?? '',
  dueAt: pending?.takeover.dueAt ?? null,
  can,
});

export function communityPage({ view, team, takeover, listed, reader }: CommunityPageParts) {
  const { community, memberCount, standing, wakefulness, can } = view;
  return {
    path: communityPath(community.slug),
    name: community.name,
    summary: community.description.split('\n', 1)[0] ?? '',
    paragraphs: community.description ? textView(community.description) : [],
    territory: territoryLabel(community.territory),
    joinPolicy: community.joinPolicy,
    charter: charterLines(community.charter),
    memberCount,
    standing,
    wakefulness,
    can,
    elsewhere: elsewhere(community),
    parent: parentOf(view),
    joinQuestion: community.joinQuestion,
    takeover: takeover && takeoverOf(takeover),
    hosts: hostsOf(team, listed, reader.locale),
    gatherings: gatheringsOf(listed, reader),
  };
}
