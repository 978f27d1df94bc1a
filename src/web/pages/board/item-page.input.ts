import { z } from 'zod';

/** Further comments; what else is in the address counts as nothing. */
export const itemQuery = z
  .object({ cursor: z.string().max(500).optional().catch(undefined) })
  .catch({ cursor: undefined });
export type ItemQuery = z.output<typeof itemQuery>;
