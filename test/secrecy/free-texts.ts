import type { TestApp } from '../support/app.js';
import {
  buildAccount,
  buildAdmin,
  buildAdhesion,
  buildAssociation,
  buildStructure,
  type Person,
} from '../support/builders.js';
import { buildWorld, row, type World } from '../support/role-table.js';

/** A world with what else people write about. */
export interface WrittenWorld extends World {
  host: Person;
  admin: Person;
  /** Not verified yet. */
  requestedId: string;
  adhesionId: string;
  structureId: string;
}

/** A route that takes what people write: who may, a body that is right, and the fields that are read. */
export interface FreeTexts {
  route: string;
  path: (world: WrittenWorld) => string;
  by: (app: TestApp, world: WrittenWorld) => Person | Promise<Person>;
  body: Record<string, unknown>;
  fields: readonly string[];
}

interface Given extends Pick<FreeTexts, 'by' | 'fields'> {
  /** What stands for the parameters of the path. */
  at?: (world: WrittenWorld) => string | string[];
  body?: Record<string, unknown>;
}

export const freeTexts = (route: string, { at = () => [], by, body = {}, fields }: Given): FreeTexts => ({
  route,
  path: (world) => row(route, () => at(world), []).path(world, null),
  by,
  body,
  fields,
});

export const someone = (app: TestApp): Promise<Person> => buildAccount(app);
export const organiser = (_app: TestApp, { community }: WrittenWorld): Person => community.organiser;
export const host = (_app: TestApp, world: WrittenWorld): Person => world.host;
export const member = (_app: TestApp, world: WrittenWorld): Person => world.member;
export const manager = (_app: TestApp, { association }: WrittenWorld): Person => association.manager;
export const admin = (_app: TestApp, world: WrittenWorld): Person => world.admin;

export async function buildWrittenWorld(app: TestApp): Promise<WrittenWorld> {
  const world = await buildWorld(app);
  const administrator = await buildAdmin(app);
  return {
    ...world,
    admin: { ...administrator, isAdmin: true },
    requestedId: (await buildAssociation(app, { verified: false })).id,
    adhesionId: (await buildAdhesion(app, { association: world.association })).id,
    structureId: (await buildStructure(app)).id,
  };
}
