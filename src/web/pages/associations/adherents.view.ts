import { noonOf } from '../../../calendar/days.js';
import { ADHESION_STATES } from '../../../features/associations/adhesion.rules.js';
import type { AdhesionList, KeptAdhesion } from '../../../features/associations/adhesion-list.service.js';
import type { AdherentsQuery } from './association-page.input.js';
import { associationLine, associationPath } from './association.view.js';

export const adherentsPath = (associationId: string): string => `${associationPath(associationId)}/adherents`;

export const adhesionLine = ({ adhesion, state }: KeptAdhesion) => ({
  id: adhesion.id,
  path: `${adherentsPath(adhesion.associationId)}/${adhesion.id}`,
  name: adhesion.name,
  email: adhesion.email,
  from: noonOf(adhesion.startsOn),
  to: noonOf(adhesion.endsOn),
  admitsUntil: noonOf(adhesion.admitsUntil),
  state,
});

export function adherentsView({ association, items, counts, next }: AdhesionList, asked: AdherentsQuery) {
  const path = adherentsPath(association.id);
  const filters = { ...(asked.state && { state: asked.state }), ...(asked.q && { q: asked.q }) };
  return {
    association: associationLine(association),
    path,
    adhesions: items.map(adhesionLine),
    states: ADHESION_STATES.map((state) => ({ state, count: counts[state] })),
    total: ADHESION_STATES.reduce((sum, state) => sum + counts[state], 0),
    asked: { q: asked.q, state: asked.state ?? '' },
    isContinued: asked.cursor !== undefined,
    first: `${path}?${new URLSearchParams(filters).toString()}`,
    next: next && `${path}?${new URLSearchParams({ ...filters, cursor: next }).toString()}`,
  };
}
