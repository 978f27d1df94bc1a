import { z } from 'zod';
import { communityListInput } from '../../../features/communities/community.input.js';
import { eventListInput } from '../../../features/events/event.input.js';

const textOrNone = z.string().optional().catch(undefined);

/** The dates shown on a community's page; what else an address carries changes nothing. */
export const datesQuery = z
  .object({ cursor: textOrNone, when: z.enum(['upcoming', 'past']).catch('upcoming') })
  .pipe(eventListInput);
export type DatesQuery = z.infer<typeof datesQuery>;

/** A page of communities, or of members. */
export const listQuery = z.object({ cursor: textOrNone }).pipe(communityListInput);
export type ListQuery = z.infer<typeof listQuery>;
