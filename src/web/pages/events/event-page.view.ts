import type { Reservation } from '../../../features/events/event-dues.rules.js';
import type { EventView } from '../../../features/events/event.service.js';
import { hasGate } from '../../../features/events/event-room.rules.js';
import { opensAt } from '../../../features/room/room.rules.js';
import type { AnswerList } from '../../../features/rsvps/attendee.service.js';
import type { RsvpView } from '../../../features/rsvps/rsvp.service.js';
import type { Flash } from '../../../platform/http/flash.js';
import type { ListedEvent } from '../../views/event-listing.js';
import { textView } from '../mailbox/mailbox.view.js';
import { notesPathOf } from '../notes/notes.view.js';
import { duesView } from './dues.view.js';
import { gatheringView, type PageReader, personView, stageOf } from './event.view.js';

/** What `events/show` shows; `answers` is null for those who may not know who comes. */
export function eventPage(listed: ListedEvent, answers: AnswerList | null, reader: PageReader) {
  const { event, can, hosts, mine, reservation } = listed;
  const going = answers?.items.filter(({ rsvp }) => rsvp.outcome === 'going');
  return {
    gathering: gatheringView(listed, reader),
    hosts: hosts.map((host) => personView(host, reader.locale)),
    door: doorOf(event, reader.now),
    attendancePath: attendancePathOf(listed, reader.now),
    notesPath: notesPathOf(listed, reader.now),
    paragraphs: event.description ? textView(event.description) : [],
    cancellationWord: event.cancellationWord,
    deadlineAt: event.rsvpDeadlineAt,
    /** For those who keep them. */
    heldSeats: can.manage ? event.heldSeats : 0,
    repeatPath: can.repeat ? `/communities/${listed.community.slug}/events/new?from=${event.id}` : null,
    /** Nobody has a seat or waits for one yet: inviting comes first. */
    isQuiet: listed.seats.taken + listed.seats.waiting === 0,
    can,
    answer: can.answer ? answerForm(event, mine, reservation, reader.now) : null,
    going:
      going?.map(({ account, rsvp }) => ({ ...personView(account, reader.locale), guests: rsvp.guests })) ??
      null,
    moreGoing: answers !== null && answers.next !== null,
  };
}

/** For those who may read who was there. */
function attendancePathOf({ event, can, mine }: ListedEvent, now: number): string | null {
  const mayRead = can.manage || mine?.rsvp.outcome === 'going';
  return mayRead && stageOf(event, now) === 'past' ? `/events/${event.id}/attendance` : null;
}

/** The way to the video room, until it is over; null where there is none. */
function doorOf(event: EventView['event'], now: number) {
  if (stageOf(event, now) !== 'open' || !hasGate(event)) return null;
  const opens = opensAt(event);
  return { path: `/events/${event.id}/room`, opensAt: opens, isOpen: now >= opens };
}

/** Before anything was answered. */
const UNANSWERED = { answer: null, outcome: null, guests: 0, note: '', discreet: false };

/** The form in which somebody answers: what stands, and what can still be said. */
export function answerForm(
  event: EventView['event'],
  mine: RsvpView | null,
  reservation: Reservation | null,
  now: number,
) {
  const { answer, outcome, guests, note, discreet } = mine?.rsvp ?? UNANSWERED;
  const most = Math.max(event.maxGuests, guests);
  /** A new yes comes too late; one that stands can be kept. */
  const yesIsOpen = answer === 'yes' || now < Math.min(event.startsAt, event.rsvpDeadlineAt ?? Infinity);
  const isCovered = reservation === null || reservation.admits || outcome === 'going';
  return {
    outcome,
    position: mine?.position ?? null,
    guests,
    note,
    discreet,
    yesIsOpen,
    maySayYes: yesIsOpen && isCovered,
    dues: reservation && duesView(reservation, event, now),
    guestChoices: most > 0 ? Array.from({ length: most + 1 }, (_, count) => count) : [],
  };
}

/** What is said once an answer is kept. */
export function answeredFlash({ rsvp, position }: RsvpView): Flash {
  const key = `events.flash.${rsvp.outcome}`;
  return position === null ? { key } : { key, params: { position: String(position) } };
}
