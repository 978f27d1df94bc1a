import type { Partstat } from '../../calendar/calendar-event.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import type { ToldState } from './invite.entity.js';

/** Where somebody stands about an event now. */
export type Part = Exclude<ToldState, 'none'>;

/** What their mail last said. */
export interface Told {
  toldState: ToldState;
  toldRevision: number;
  holds: 'nothing' | 'request';
}

export interface Now {
  event: { status: 'draft' | 'scheduled' | 'cancelled'; endsAt: number; noticeRevision: number };
  part: Part;
  /** The address said « Ne plus m'inviter ». */
  refuses: boolean;
  now: number;
}

/** Which words a mail has: the keys of `invitations.mail` in the locale files. */
export type MessageKind =
  | 'invited'
  | 'going'
  | 'promoted'
  | 'waitlisted'
  | 'maybe'
  | 'declined'
  | 'changed'
  | 'offered'
  | 'cancelled'
  | 'withdrawn';

export type CalendarPart =
  | { method: 'REQUEST'; partstat: Partstat }
  | { method: 'CANCEL'; scope: 'event' | 'attendee' };

export interface Message {
  kind: MessageKind;
  calendar: CalendarPart | null;
}

/** Where somebody stands, from their answer, and from whether a host still asks them or they belong. */
export function partOf(person: { outcome: Outcome | null; isInvited: boolean; mayAnswer: boolean }): Part {
  if (!person.mayAnswer) return 'gone';
  if (person.outcome !== null) return person.outcome;
  return person.isInvited ? 'invited' : 'gone';
}

const PARTSTAT: Partial<Record<Part, Partstat>> = {
  invited: 'NEEDS-ACTION',
  going: 'ACCEPTED',
  maybe: 'TENTATIVE',
};

/**
 * The mail somebody is owed, if any (C32). Who waits gets no REQUEST until promoted; who held one and no longer has
 * a part gets a CANCEL of their own; a cancelled event is a CANCEL for all who hold it.
 */
export function nextMessage(told: Told, { event, part, refuses, now }: Now): Message | null {
  if (event.status === 'draft' || event.endsAt <= now) return null;
  if (event.status === 'cancelled') return cancelled(told);

  const ownCancel: CalendarPart | null = told.holds === 'request' ? { method: 'CANCEL', scope: 'attendee' } : null;
  if (part === 'gone')
    return told.toldState === 'none' || told.toldState === 'gone' ? null : { kind: 'withdrawn', calendar: ownCancel };
  if (part === 'declined') return ownCancel && { kind: 'declined', calendar: ownCancel };
  if (part === 'invited' && refuses && told.toldState === 'none') return null;

  const kind = kindOf(told, part, event.noticeRevision);
  const partstat = PARTSTAT[part];
  return kind && { kind, calendar: partstat ? { method: 'REQUEST', partstat } : ownCancel };
}

function kindOf(told: Told, part: 'invited' | 'going' | 'waitlisted' | 'maybe', noticeRevision: number): MessageKind | null {
  if (told.toldState !== part) return part === 'going' && told.toldState === 'waitlisted' ? 'promoted' : part;
  return told.toldRevision < noticeRevision ? 'changed' : null;
}

function cancelled(told: Told): Message | null {
  const concerned = !['none', 'gone', 'declined'].includes(told.toldState);
  if (!concerned) return null;
  return { kind: 'cancelled', calendar: told.holds === 'request' ? { method: 'CANCEL', scope: 'event' } : null };
}

/** What the calendar holds once a message is read. */
export const heldAfter = (holds: Told['holds'], calendar: CalendarPart | null): Told['holds'] => {
  if (!calendar) return holds;
  return calendar.method === 'REQUEST' ? 'request' : 'nothing';
};

/** A cancellation of one person alone raises their own counter; the event's own rose with its status (C32). */
export const bumpsAfter = (bumps: number, calendar: CalendarPart | null): number =>
  calendar?.method === 'CANCEL' && calendar.scope === 'attendee' ? bumps + 1 : bumps;
