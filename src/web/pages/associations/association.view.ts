import { noonOf } from '../../../calendar/days.js';
import type { MyAdhesion } from '../../../features/associations/adhesion.service.js';
import type { Association } from '../../../features/associations/association.entity.js';
import type { AssociationView } from '../../../features/associations/association.service.js';
import { territoryLabel } from '../../../vocabulary/territories.js';
import { textView } from '../mailbox/mailbox.view.js';

export const associationPath = (id: string): string => `/associations/${id}`;

const titleOf = ({ name, acronym }: Association): string =>
  acronym === null ? name : `${name} (${acronym})`;

/** One of a list. */
export const associationLine = (association: Association) => ({
  id: association.id,
  path: associationPath(association.id),
  name: titleOf(association),
  kind: association.kind,
  status: association.status,
  territory: territoryLabel(association.territory),
});

export function associationPage({ association, standing, can }: AssociationView, mine: MyAdhesion | null) {
  const { contactEmail, contactPhone, website, renewalUrl, graceDays, status, decisionWord } = association;
  const isConcerned = standing.isAdmin || standing.isAsker;
  return {
    ...associationLine(association),
    summary: association.description.split('\n', 1)[0] ?? '',
    paragraphs: association.description ? textView(association.description) : [],
    contactEmail,
    contactPhone,
    website: website === null ? null : { url: website, label: new URL(website).hostname },
    renewalUrl,
    graceDays,
    isVerified: status === 'verified',
    decisionWord: isConcerned && decisionWord !== null ? textView(decisionWord) : [],
    myRoles: standing.roles,
    mine: mine && { state: mine.state, endsAt: noonOf(mine.adhesion.endsOn) },
    can,
  };
}
