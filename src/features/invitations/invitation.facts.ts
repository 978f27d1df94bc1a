import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';

/** An event's people are told a few dozen at a time, in the order of their invites. */
export const tellingContinued = factKind(
  'invitation.telling-continued',
  z.object({
    eventId: z.string(),
    revision: z.number(),
    offeredAt: z.number().nullable(),
    after: z.string(),
  }),
);

/** One mail was decided; what it needs besides fresh rows to be the same message when sent twice. */
export const mailDecided = factKind(
  'invitation.mail-decided',
  z.object({
    inviteId: z.string(),
    /** The how-manieth of its thread. */
    number: z.number(),
    kind: z.enum([
      'invited',
      'going',
      'promoted',
      'waitlisted',
      'maybe',
      'declined',
      'changed',
      'offered',
      'cancelled',
      'withdrawn',
    ]),
    calendar: z
      .discriminatedUnion('method', [
        z.object({
          method: z.literal('REQUEST'),
          partstat: z.enum(['NEEDS-ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED']),
        }),
        z.object({ method: z.literal('CANCEL'), scope: z.enum(['event', 'attendee']) }),
      ])
      .nullable(),
    bumps: z.number(),
    at: z.number(),
    /** Place on the waiting list, for who waits. */
    position: z.number().nullable(),
    /** What the change was about: time, place, title. */
    changes: z.array(z.string()),
  }),
);
export type DecidedMail = z.infer<typeof mailDecided.schema>;
