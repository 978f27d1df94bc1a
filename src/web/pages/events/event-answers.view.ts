import type { Account } from '../../../features/accounts/account.entity.js';
import type { Event } from '../../../features/events/event.entity.js';
import type { Reading } from '../../../features/invitations/acknowledgement.service.js';
import type { EventMessageService } from '../../../features/invitations/event-message.service.js';
import type { AnswerList } from '../../../features/rsvps/attendee.service.js';
import { personView } from './event.view.js';
import { type InvitedPerson, invitedView } from './event-invitations.view.js';

const GROUPS = ['going', 'waitlisted', 'maybe', 'declined'] as const;

type SentMessage = Awaited<ReturnType<EventMessageService['list']>>[number];

export type Answered = AnswerList['items'][number];

/** Every answer under its outcome, in the order in which they came; empty groups are left out. */
export function answerGroups(answers: readonly Answered[], locale: string) {
  return GROUPS.map((outcome) => ({
    outcome,
    people: answers
      .filter(({ rsvp }) => rsvp.outcome === outcome)
      .map(({ account, address, rsvp, position, recordedBy }) => ({
        ...personView(account, locale),
        name: account.displayName || address,
        recordedBy: rsvp.recordedBy === null ? null : { name: recordedBy },
        guests: rsvp.guests,
        note: rsvp.note,
        discreet: rsvp.discreet,
        position,
      })),
  })).filter(({ people }) => people.length > 0);
}

/** The form in which a host notes an answer; null where none can be noted. */
export function recordForm({ status, startsAt, endsAt, maxGuests }: Event, now: number) {
  if (status !== 'scheduled' || endsAt <= now) return null;
  return {
    hasBegun: startsAt <= now,
    guestChoices: maxGuests > 0 ? Array.from({ length: maxGuests + 1 }, (_, count) => count) : [],
  };
}

/** Those whose answer can be noted: members by name, then others who are invited by address. */
export function peopleToNote(members: readonly Account[], invited: readonly InvitedPerson[]) {
  const others = invited.filter(({ isMember }) => !isMember).map(invitedView);
  return {
    members: members.map(({ id, displayName }) => ({ value: id, label: displayName })),
    invited: others.map(({ id, name }) => ({ value: id, label: name })),
  };
}

export const sentView = (sent: readonly SentMessage[]) =>
  sent.map(({ message, author, told }) => ({
    author: author?.displayName || null,
    to: message.recipients,
    lines: message.text.split('\n'),
    at: message.createdAt,
    told,
  }));

/** By whether they have seen the change. */
export function readingsView(readings: readonly Reading[]) {
  const named = readings.map(({ account, address, seen }) => ({
    name: account.displayName || address,
    seen,
  }));
  return { seen: named.filter(({ seen }) => seen), unseen: named.filter(({ seen }) => !seen) };
}
