import { JOIN_POLICIES } from '../../../features/communities/community.entity.js';
import { territoryGroups, zonesWith } from '../choices.view.js';
import type { FormBody } from '../form-body.js';

/** What the form starts with; an empty zone is that of the territory. */
export interface CommunityFormStart {
  name: string;
  territory: string;
  description: string;
  timeZone: string;
  joinPolicy: string;
  charter: string;
  livesAtUrl: string | null;
  livesAtName: string | null;
  parentAssociation: string | null;
  parentAssociationId: string | null;
  joinQuestion: string | null;
}

/** What the form needs, at the founding and in the settings. */
export function communityForm(
  start: CommunityFormStart,
  values: FormBody,
  offered: { defaultZone: string; associations: readonly { id: string; name: string }[] },
) {
  return {
    start,
    values,
    territories: territoryGroups(),
    zones: zonesWith(start.timeZone || offered.defaultZone),
    joinPolicies: JOIN_POLICIES,
    associations: offered.associations.map(({ id, name }) => ({ value: id, label: name })),
  };
}
