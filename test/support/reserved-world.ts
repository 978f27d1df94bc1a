import { AdhesionKeepingService } from '../../src/features/associations/adhesion-keeping.service.js';
import type { TestApp } from './app.js';
import {
  buildAdhesion,
  buildAssociation,
  type BuiltAssociation,
  type BuiltCommunity,
  buildCommunity,
  type BuiltEvent,
  buildEvent,
  type Person,
} from './builders.js';

export interface Reserved {
  community: BuiltCommunity;
  association: BuiltAssociation;
  event: BuiltEvent;
}

interface Term {
  account?: Person;
  startsOn?: string;
  endsOn?: string;
}

export const RENEWAL = 'https://passerelles.example/adherer';

/** Dues that admit to nothing on 5 March 2027, and those that do so by grace alone. */
export const LAPSED = { startsOn: '2026-01-01', endsOn: '2026-12-31' };
export const IN_GRACE = { startsOn: '2026-03-01', endsOn: '2027-02-10' };

/** An event on 5 March 2027, by an organiser who adheres to the association that it is reserved to. */
export async function buildReserved(
  app: TestApp,
  { joinPolicy = 'open', ...fields }: Record<string, unknown> = {},
): Promise<Reserved> {
  const association = await buildAssociation(app, { name: 'Les Passerelles', renewalUrl: RENEWAL });
  const community = await buildCommunity(app, { joinPolicy });
  await buildAdhesion(app, { association, account: community.organiser });
  const event = await buildEvent(app, { community, audience: { adherentsOf: association.id }, ...fields });
  return { community, association, event };
}

export async function buildAdherent(
  app: TestApp,
  { association }: Pick<Reserved, 'association'>,
  term: Term = {},
): Promise<Person & { adhesionId: string }> {
  const { id, account } = await buildAdhesion(app, { association, ...term });
  return { ...account, adhesionId: id };
}

/** What the association's manager does once dues are paid, or found not to be. */
export async function setDues(
  app: TestApp,
  { association: { id: associationId, manager } }: Pick<Reserved, 'association'>,
  { adhesionId: id }: { adhesionId: string },
  term: { startsOn?: string; endsOn?: string },
): Promise<void> {
  await app.get(AdhesionKeepingService).change(manager, { associationId, id }, term, null);
}
