import type { Arrival } from '../../../features/communities/arrival.service.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { personView } from '../events/event.view.js';
import { textView } from '../mailbox/mailbox.view.js';
import { charterLines, communityPath } from './community-page.view.js';

export function arrivalPage(token: string, { community, hosts, welcome }: Arrival, locale: string) {
  return {
    path: `/i/${token}`,
    welcome,
    community: {
      path: communityPath(community.slug),
      name: community.name,
      territory: territoryLabel(community.territory),
      paragraphs: community.description ? textView(community.description) : [],
      charter: charterLines(community.charter),
      isHidden: community.joinPolicy === 'invitation',
      hosts: hosts
        .map(({ account }) => personView(account, locale))
        .filter(({ name }) => name !== '')
        .map(({ name }) => name),
    },
  };
}
