import { z } from 'zod';

const cursor = z.string().max(500).optional().catch(undefined);

/** A page of communities, or of members; what else an address carries changes nothing. */
export const listQuery = z.object({ cursor });
export type ListQuery = z.infer<typeof listQuery>;

/** The dates shown on a community's page. */
export const datesQuery = z.object({ cursor, when: z.enum(['upcoming', 'past']).catch('upcoming') });
export type DatesQuery = z.infer<typeof datesQuery>;
