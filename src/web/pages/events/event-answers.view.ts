import type { AnswerList } from '../../../features/rsvps/attendee.service.js';
import { personView } from './event.view.js';
import { type InvitedPerson, invitedView } from './event-invitations.view.js';

const GROUPS = ['going', 'waitlisted', 'maybe', 'declined'] as const;

export type Answered = AnswerList['items'][number];

/** Every answer under its outcome, in the order in which they came; empty groups are left out. */
export function answerGroups(answers: readonly Answered[], locale: string) {
  return GROUPS.map((outcome) => ({
    outcome,
    people: answers
      .filter(({ rsvp }) => rsvp.outcome === outcome)
      .map(({ account, rsvp, position }) => ({
        ...personView(account, locale),
        guests: rsvp.guests,
        note: rsvp.note,
        discreet: rsvp.discreet,
        position,
      })),
  })).filter(({ people }) => people.length > 0);
}

/** Those who were asked and have said nothing yet. */
export function silent(invited: readonly InvitedPerson[], answers: readonly Answered[]) {
  const answered = new Set(answers.map(({ account }) => account.id));
  return invited.filter(({ account }) => !answered.has(account.id)).map(invitedView);
}
