import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** An answer was decided, by its owner or by promotion: its owner has to be told. */
export const rsvpDecided = factKind(
  'rsvp.decided',
  z.object({ eventId: z.string(), accountId: z.string(), version: z.number() }),
);

/** So close to the start, a seat came free for whoever says yes first. */
export const seatOffered = factKind(
  'rsvp.seat-offered',
  z.object({ eventId: z.string(), revision: z.number(), offeredAt: z.number() }),
);
