import type { Partstat } from '../../calendar/calendar-event.js';
import type { Outcome } from '../rsvps/rsvp.entity.js';
import type { ToldState } from './invite.entity.js';

/** Where somebody stands about an event now. */
export type Part = Exclude<ToldState, 'none'>;

/** What their mail last said. */
export interface Told {
  toldState: ToldState;
  toldRevision: number;
  toldAt: number | null;
  holds: 'nothing' | 'request';
}

export interface Now {
  event: {
    status: 'draft' | 'scheduled' | 'cancelled';
    startsAt: number;
    endsAt: number;
    noticeRevision: number;
  };
  part: Part;
  /** The address said « Ne plus m'inviter ». */
  refuses: boolean;
  /** When a seat was offered to all who wait, so close to the start; null when that is not the reason. */
  offeredAt: number | null;
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
  { method: 'REQUEST'; partstat: Partstat } | { method: 'CANCEL'; scope: 'event' | 'attendee' };

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
export function nextMessage(told: Told, situation: Now): Message | null {
  const { event, part, refuses, now } = situation;
  if (event.status === 'draft' || event.endsAt <= now) return null;
  if (event.status === 'cancelled') return cancelled(told, part);

  const ownCancel: CalendarPart | null =
    told.holds === 'request' ? { method: 'CANCEL', scope: 'attendee' } : null;
  if (part === 'gone') return isUnconcerned(told) ? null : { kind: 'withdrawn', calendar: ownCancel };
  if (part === 'declined') return ownCancel && { kind: 'declined', calendar: ownCancel };
  if (isUnwanted(told, part, refuses)) return null;

  const kind = kindOf(told, part, situation);
  const partstat = PARTSTAT[part];
  return kind && { kind, calendar: partstat ? { method: 'REQUEST', partstat } : ownCancel };
}

/** An invitation that its address refused beforehand: nothing is mailed, nor known to have been. */
export const isUnwanted = (told: Told, part: Part, refuses: boolean): boolean =>
  refuses && part === 'invited' && (told.toldState === 'none' || told.toldState === 'gone');

/** Who was told nothing, or that they have no part: nothing that ends concerns them. */
const isUnconcerned = ({ toldState }: Told): boolean => ['none', 'gone', 'declined'].includes(toldState);

function kindOf(
  told: Told,
  part: Exclude<Part, 'declined' | 'gone'>,
  { event, offeredAt, now }: Now,
): MessageKind | null {
  if (part === 'waitlisted' && offeredAt !== null && offeredAt > (told.toldAt ?? 0) && now < event.startsAt)
    return 'offered';
  if (told.toldState !== part) return part === 'going' && told.toldState === 'waitlisted' ? 'promoted' : part;
  return told.toldRevision < event.noticeRevision ? 'changed' : null;
}

/** Somebody who answered on the page a moment ago knows they are going, though no mail said so yet. */
function cancelled(told: Told, part: Part): Message | null {
  const answered = told.toldState === 'none' && ['going', 'waitlisted', 'maybe'].includes(part);
  if (isUnconcerned(told) && !answered) return null;
  return {
    kind: 'cancelled',
    calendar: told.holds === 'request' ? { method: 'CANCEL', scope: 'event' } : null,
  };
}

/**
 * Whether a mail that waited (a server asked to come back later) is no longer to be sent: a later one says what is
 * true now. A cancellation still goes, unless the person's calendar holds the event again.
 */
export function isOvertaken(
  decided: { number: number; calendar: CalendarPart | null },
  invite: { mails: number; holds: Told['holds'] },
  event: { status: string },
): boolean {
  const cancels = decided.calendar?.method === 'CANCEL';
  if (event.status === 'cancelled' && decided.calendar?.method === 'REQUEST') return true;
  return decided.number < invite.mails && (!cancels || invite.holds === 'request');
}

/** What the calendar holds once a message is read. */
export const heldAfter = (holds: Told['holds'], calendar: CalendarPart | null): Told['holds'] => {
  if (!calendar) return holds;
  return calendar.method === 'REQUEST' ? 'request' : 'nothing';
};

/** A cancellation of one person alone raises their own counter; the event's own rose with its status (C32). */
export const bumpsAfter = (bumps: number, calendar: CalendarPart | null): number =>
  calendar?.method === 'CANCEL' && calendar.scope === 'attendee' ? bumps + 1 : bumps;
