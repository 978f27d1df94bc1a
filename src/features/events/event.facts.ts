import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

const revised = z.object({ eventId: z.string(), revision: z.number() });
const person = z.object({ eventId: z.string(), accountId: z.string() });

/** Time, place, title or status changed: those concerned have to be told. */
export const eventRevised = factKind('event.revised', revised);

export const personInvited = factKind('event.person-invited', person);

export const invitationWithdrawn = factKind('event.invitation-withdrawn', person);

/** A public event is for members now. */
export const eventNarrowed = factKind(
  'event.narrowed',
  z.object({ communityId: z.string(), eventId: z.string() }),
);
