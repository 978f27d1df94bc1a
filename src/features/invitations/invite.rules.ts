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
  /** Of the answer noted by a host that was told last: when it was noted. */
  toldRecordAt: number | null;
  /** Of the seat that they were last told is free so close to the start: when it was offered. */
  toldOfferAt: number | null;
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
  /** They follow the series that it is a date of: their calendar holds it there (C13). */
  isFollowed: boolean;
  /** The address said « Ne plus m'inviter », and this would ask it in. */
  refuses: boolean;
  /** It is reserved to adherents, open to them, and their dues cover no place there. */
  lacksDues: boolean;
  /** When a host noted the answer that stands; null for one's own. */
  recordedAt: number | null;
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
  | 'recorded'
  | 'reminded'
  | 'changed'
  | 'offered'
  | 'cancelled'
  | 'withdrawn'
  | 'lapsed'
  | 'restored'
  | 'covered';

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
  if (situation.isFollowed) return covered(told);
  if (event.status === 'cancelled') return cancelled(told, part);

  const ownCancel: CalendarPart | null =
    told.holds === 'request' ? { method: 'CANCEL', scope: 'attendee' } : null;
  if (losesToDues(told, situation)) return { kind: 'lapsed', calendar: ownCancel };
  if (part === 'gone') return isUnconcerned(told) ? null : { kind: 'withdrawn', calendar: ownCancel };
  if (isUnwanted(told, refuses)) return null;
  if (part === 'declined') return declined(ownCancel, isNewlyRecorded(told, situation));

  const kind = kindOf(told, part, situation);
  const partstat = PARTSTAT[part];
  return kind && { kind, calendar: partstat ? { method: 'REQUEST', partstat } : ownCancel };
}

/** Nothing but to take out what came by itself before they followed: no date stands twice in a calendar (C13). */
const covered = ({ holds }: Told): Message | null =>
  holds === 'request' ? { kind: 'covered', calendar: { method: 'CANCEL', scope: 'attendee' } } : null;

/** An invitation that its address refused beforehand: nothing is mailed, nor known to have been. */
export const isUnwanted = ({ toldState }: Pick<Told, 'toldState'>, refuses: boolean): boolean =>
  refuses && (toldState === 'none' || toldState === 'gone');

/** They were told that they had a place or a rank; without dues they have none, and have not said so themselves. */
const losesToDues = ({ toldState }: Told, { part, lacksDues }: Now): boolean =>
  lacksDues &&
  (toldState === 'going' || toldState === 'waitlisted') &&
  (part === 'gone' || part === 'invited');

/** A host noted an answer, and the person whose it is was not told so. */
const isNewlyRecorded = ({ toldRecordAt }: Told, { recordedAt }: Now): boolean =>
  recordedAt !== null && recordedAt > (toldRecordAt ?? 0);

/** Who said no knows it; their calendar has to hear it, and they what a host said for them. */
function declined(ownCancel: CalendarPart | null, isRecorded: boolean): Message | null {
  if (isRecorded) return { kind: 'recorded', calendar: ownCancel };
  return ownCancel && { kind: 'declined', calendar: ownCancel };
}

/** Who was told nothing, or that they have no part: nothing that ends concerns them. */
const isUnconcerned = ({ toldState }: Told): boolean => ['none', 'gone', 'declined'].includes(toldState);

function kindOf(told: Told, part: Exclude<Part, 'declined' | 'gone'>, situation: Now): MessageKind | null {
  const { event, offeredAt, now } = situation;
  if (
    part === 'waitlisted' &&
    offeredAt !== null &&
    offeredAt > (told.toldOfferAt ?? 0) &&
    now < event.startsAt
  )
    return 'offered';
  if (isNewlyRecorded(told, situation)) return 'recorded';
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
