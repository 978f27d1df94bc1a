import { z } from 'zod';
import { ADHESION_STATES } from '../../../features/associations/adhesion.rules.js';

const cursor = z.string().max(500).optional().catch(undefined);
const q = z.string().max(100).trim().catch('');

/** A page of associations; what else an address carries changes nothing. */
export const searchQuery = z.object({ cursor, q: q.default('') });
export type SearchQuery = z.infer<typeof searchQuery>;

/** A page of adhesions. */
export const adherentsQuery = z.object({
  cursor,
  q: q.default(''),
  state: z.enum(ADHESION_STATES).optional().catch(undefined),
});
export type AdherentsQuery = z.infer<typeof adherentsQuery>;
