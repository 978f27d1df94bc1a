import { z } from 'zod';
import type { Structure } from '../../features/structures/structure.entity.js';

export const structureShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    territory: z.string(),
    town: z.string().nullable(),
    address: z.string().nullable(),
    phone: z.string().nullable().describe('A service’s line, never a person’s'),
    email: z.string().nullable().describe('A service’s box, never a person’s'),
    website: z.string().nullable(),
    runBy: z.string().nullable().describe('The association that runs it, whose posts about it are official'),
    closedOn: z.iso.date().nullable().describe('Its last day; it may be to come'),
    revision: z.int(),
  })
  .meta({ id: 'Structure' });
export type StructureJson = z.output<typeof structureShape>;

export const structureView = (structure: Structure): StructureJson => {
  const { id, name, type, territory, town, address, phone, email, website } = structure;
  const { runById: runBy, closedOn, revision } = structure;
  return { id, name, type, territory, town, address, phone, email, website, runBy, closedOn, revision };
};
