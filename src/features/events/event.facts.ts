import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

const revised = z.object({
  eventId: z.string(),
  revision: z.number(),
  changes: z.array(z.enum(['time', 'place', 'title', 'status'])),
});
const person = z.object({ eventId: z.string(), accountId: z.string() });

/** Time, place, title or status changed: those concerned have to be told. */
export const eventRevised = factKind('event.revised', revised);

export const personInvited = factKind('event.person-invited', person);

export const invitationWithdrawn = factKind('event.invitation-withdrawn', person);
