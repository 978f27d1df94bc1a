import type { EventView } from '../../../features/events/event.service.js';
import type { AnswerList } from '../../../features/rsvps/attendee.service.js';
import type { RsvpView } from '../../../features/rsvps/rsvp.service.js';
import type { Flash } from '../../../platform/http/flash.js';
import type { ListedEvent } from '../../views/event-listing.js';
import { textView } from '../mailbox/mailbox.view.js';
import { gatheringView, type PageReader, personView } from './event.view.js';

/** What `events/show` shows; `answers` is null for those who may not know who comes. */
export function eventPage(listed: ListedEvent, answers: AnswerList | null, reader: PageReader) {
  const { event, can, hosts, mine } = listed;
  const going = answers?.items.filter(({ rsvp }) => rsvp.outcome === 'going');
  return {
    gathering: gatheringView(listed, reader),
    hosts: hosts.map((host) => personView(host, reader.locale)),
    paragraphs: event.description ? textView(event.description) : [],
    cancellationWord: event.cancellationWord,
    deadlineAt: event.rsvpDeadlineAt,
    /** For those who keep them. */
    heldSeats: can.manage ? event.heldSeats : 0,
    repeatPath: can.repeat ? `/communities/${listed.community.slug}/events/new?from=${event.id}` : null,
    /** Nobody has a seat or waits for one yet: inviting comes first. */
    isQuiet: listed.seats.taken + listed.seats.waiting === 0,
    can,
    answer: can.answer ? answerForm(event, mine, reader.now) : null,
    going:
      going?.map(({ account, rsvp }) => ({ ...personView(account, reader.locale), guests: rsvp.guests })) ??
      null,
    moreGoing: answers !== null && answers.next !== null,
  };
}

/** Before anything was answered. */
const UNANSWERED = { answer: null, outcome: null, guests: 0, note: '', discreet: false };

/** The form in which somebody answers: what stands, and what can still be said. */
export function answerForm(event: EventView['event'], mine: RsvpView | null, now: number) {
  const { answer, outcome, guests, note, discreet } = mine?.rsvp ?? UNANSWERED;
  const most = Math.max(event.maxGuests, guests);
  return {
    outcome,
    position: mine?.position ?? null,
    guests,
    note,
    discreet,
    /** A new yes comes too late; one that stands can be kept. */
    yesIsOpen: answer === 'yes' || now < Math.min(event.startsAt, event.rsvpDeadlineAt ?? Infinity),
    guestChoices: most > 0 ? Array.from({ length: most + 1 }, (_, count) => count) : [],
  };
}

/** What is said once an answer is kept. */
export function answeredFlash({ rsvp, position }: RsvpView): Flash {
  const key = `events.flash.${rsvp.outcome}`;
  return position === null ? { key } : { key, params: { position: String(position) } };
}
