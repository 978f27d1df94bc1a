import { z } from 'zod';
import { factKind } from '../../platform/outbox/fact-kind.js';
import { GOING_REMINDERS } from './going-reminder.rules.js';

const reminder = z.object({ eventId: z.string(), startsAt: z.number(), kind: z.enum(GOING_REMINDERS) });

/** It is soon the morning on which those who go somewhere are reminded: one row an event, which makes the next. */
export const goingReminderDue = factKind('invitation.going-reminder-due', reminder);
export type DueGoingReminder = z.infer<typeof goingReminderDue.schema>;

/** It is morning in a zone: those who live there are reminded a few dozen at a time, in the order of their accounts. */
export const goingMorning = factKind(
  'invitation.going-morning',
  reminder.extend({ zone: z.string(), after: z.string().nullable() }),
);
export type GoingMorning = z.infer<typeof goingMorning.schema>;

/** One reminder was decided; what it needs besides fresh rows to be the same message when sent twice. */
export const goingReminderDecided = factKind(
  'invitation.going-reminder-decided',
  z.object({
    inviteId: z.string(),
    kind: z.enum(GOING_REMINDERS),
    startsAt: z.number(),
    at: z.number(),
  }),
);
export type DecidedGoingReminder = z.infer<typeof goingReminderDecided.schema>;
