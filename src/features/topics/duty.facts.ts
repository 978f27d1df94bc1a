import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { REMINDER_DAYS } from './duty.rules.js';

/** It is soon the morning on which the host of a date is asked whether they will be there. */
export const dutyReminderDue = factKind(
  'duty.reminder-due',
  z.object({ eventId: z.string(), startsAt: z.number(), days: z.literal(REMINDER_DAYS) }),
);
export type DueReminder = z.infer<typeof dutyReminderDue.schema>;

/** One mail about hosting was decided; what it needs besides fresh rows to be the same when sent twice. */
export const dutyMailDecided = factKind(
  'duty.mail-decided',
  z.object({
    id: z.string(),
    /** `open`: nobody hosts that date any more; `taken`: somebody else does; `given`: the reader does. */
    kind: z.enum(['reminder', 'open', 'taken', 'given']),
    eventId: z.string(),
    startsAt: z.number(),
    accountId: z.string(),
    /** Who did it; null for a reminder. */
    actorId: z.string().nullable(),
    at: z.number(),
  }),
);
export type DecidedDutyMail = z.infer<typeof dutyMailDecided.schema>;
