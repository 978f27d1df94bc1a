import { z } from 'zod';
import { ADHESION_STATES } from '../../features/associations/adhesion.rules.js';
import type { MyAdhesion } from '../../features/associations/adhesion.service.js';
import type { KeptAdhesion } from '../../features/associations/adhesion-list.service.js';

const state = z
  .enum(ADHESION_STATES)
  .describe('As of your own day. expiring: ends within 30 days; grace: lapsed, and still admits for a while');

const term = {
  id: z.string(),
  startsOn: z.iso.date(),
  endsOn: z.iso.date().describe('The last day that the dues pay for'),
  admitsUntil: z.iso.date().describe('`endsOn` and the association’s days of grace'),
  state,
};

export const adhesionShape = z
  .strictObject({ ...term, name: z.string(), email: z.string(), revision: z.int() })
  .meta({ id: 'Adhesion' });
export type AdhesionJson = z.output<typeof adhesionShape>;

export function adhesionView({ adhesion, state }: KeptAdhesion): AdhesionJson {
  const { id, startsOn, endsOn, admitsUntil, name, email, revision } = adhesion;
  return { id, startsOn, endsOn, admitsUntil, state, name, email, revision };
}

export const myAdhesionShape = z
  .strictObject({
    ...term,
    association: z.strictObject({ id: z.string(), name: z.string(), renewalUrl: z.string().nullable() }),
  })
  .meta({ id: 'MyAdhesion' });

export function myAdhesionView({
  adhesion,
  association,
  state,
}: MyAdhesion): z.output<typeof myAdhesionShape> {
  const { id, startsOn, endsOn, admitsUntil } = adhesion;
  const { name, renewalUrl } = association;
  return { id, startsOn, endsOn, admitsUntil, state, association: { id: association.id, name, renewalUrl } };
}
