import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** An answer was decided, by its owner or by promotion: its owner has to be told. */
export const rsvpDecided = factKind(
  'rsvp.decided',
  z.object({ eventId: z.string(), accountId: z.string(), version: z.number() }),
);

/** Dues that do not cover the day of an event by now give back the seats that they covered. */
export const duesFinal = factKind('rsvp.dues-final', z.object({ eventId: z.string() }));

/** So close to the start, a seat came free for whoever says yes first. */
export const seatOffered = factKind(
  'rsvp.seat-offered',
  z.object({ eventId: z.string(), revision: z.number(), offeredAt: z.number() }),
);
