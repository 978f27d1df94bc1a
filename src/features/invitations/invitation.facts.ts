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

const former = z.object({
  startsAt: z.number(),
  endsAt: z.number(),
  timeZone: z.string(),
  place: z
    .object({
      name: z.string(),
      kind: z.string().nullable(),
      address: z.string().nullable(),
      notes: z.string().nullable(),
      access: z.array(z.string()),
    })
    .nullable(),
});

/** The day has come to recall an invitation, should it still wait for an answer. */
export const reminderDue = factKind('invitation.reminder-due', z.object({ inviteId: z.string() }));

/** A host's message goes through an event's people a few dozen at a time, in the order of their accounts. */
export const messagePosted = factKind(
  'invitation.message-posted',
  z.object({ messageId: z.string(), after: z.string().nullable() }),
);

/** A host's message to one person, if it is still for them. */
export const messageDue = factKind(
  'invitation.message-due',
  z.object({ messageId: z.string(), accountId: z.string() }),
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
      'recorded',
      'reminded',
      'changed',
      'offered',
      'cancelled',
      'withdrawn',
      'restored',
      'covered',
      'lapsed',
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
    /** When and where it was, before a change in the last hours. */
    before: former.nullable().default(null),
    /** The host who noted the answer it speaks of. */
    recordedBy: z.string().nullable().default(null),
  }),
);
export type DecidedMail = z.infer<typeof mailDecided.schema>;
