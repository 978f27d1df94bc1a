import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

const revised = z.object({ eventId: z.string(), revision: z.number() });
const person = z.object({ eventId: z.string(), accountId: z.string() });

/** Time, place, title or status changed: those concerned have to be told. */
export const eventRevised = factKind('event.revised', revised);

/** It takes place: nobody knew of it before. */
export const eventScheduled = factKind('event.scheduled', revised);

export const personInvited = factKind('event.person-invited', person);

export const invitationWithdrawn = factKind('event.invitation-withdrawn', person);

/** It is reserved to adherents, and takes place at a time for which that was not looked at yet. */
export const eventReserved = factKind('event.reserved', revised);

/** Those who may know of it, or come, are others than before. */
export const eventNarrowed = factKind(
  'event.narrowed',
  z.object({
    communityId: z.string(),
    eventId: z.string(),
    /** It asks for dues since now. */
    asksDues: z.boolean().default(false),
  }),
);
