import { z } from 'zod';
import { ANSWERS, type Rsvp } from '../../features/rsvps/rsvp.entity.js';
import type { Attendee } from '../../features/rsvps/attendee.service.js';
import type { RsvpView } from '../../features/rsvps/rsvp.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

const answered = {
  answer: z.enum(ANSWERS),
  outcome: z.enum(['going', 'waitlisted', 'maybe', 'declined']),
  position: z.int().nullable(),
  guests: z.int(),
  answeredAt: instantShape,
};

/** `position` is null for who does not wait, and in lists of events. */
export const rsvpShape = z
  .strictObject({ ...answered, note: z.string(), discreet: z.boolean() })
  .meta({ id: 'Rsvp' });
export type RsvpJson = z.output<typeof rsvpShape>;

/** `note` and all after it are for the hosts. */
export const attendeeShape = z
  .strictObject({
    account: personShape,
    ...answered,
    note: z.string().optional(),
    discreet: z.boolean().optional(),
    recordedBy: z.string().nullable().optional().describe('The host who noted it; null for one’s own answer'),
    email: z
      .string()
      .nullable()
      .optional()
      .describe('Of who never answered and is no member: a host gave it'),
  })
  .meta({ id: 'Attendee' });
export type AttendeeJson = z.output<typeof attendeeShape>;

const answerOf = ({ rsvp, position }: RsvpView) => ({
  answer: rsvp.answer,
  outcome: rsvp.outcome,
  position,
  guests: rsvp.guests,
  answeredAt: instantView(rsvp.answeredAt),
});

const wordsOf = ({ note, discreet }: Rsvp) => ({ note, discreet });

/** For its owner. */
export const rsvpView = (view: RsvpView): RsvpJson => ({ ...answerOf(view), ...wordsOf(view.rsvp) });

export function attendeeView(
  { rsvp, account, position, recordedBy, address }: Attendee,
  { toHosts }: { toHosts: boolean },
): AttendeeJson {
  return {
    account: personView(account),
    ...answerOf({ rsvp, position }),
    ...(toHosts && { ...wordsOf(rsvp), recordedBy, email: address }),
  };
}
