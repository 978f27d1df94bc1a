import { z } from 'zod';
import { isStructureType } from '../../../vocabulary/structure-types.js';
import { isTerritory } from '../../../vocabulary/territories.js';

const chosen = (isKnown: (code: string) => boolean) => z.string().refine(isKnown).optional().catch(undefined);

/** A page of structures; what else an address carries changes nothing. */
export const structuresQuery = z.object({
  q: z.string().max(100).trim().catch('').default(''),
  type: chosen(isStructureType),
  territory: chosen(isTerritory),
  cursor: z.string().min(1).max(500).optional().catch(undefined),
});
export type StructuresQuery = z.infer<typeof structuresQuery>;
