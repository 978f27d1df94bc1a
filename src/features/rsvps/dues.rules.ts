import { DAY } from '../../kernel/clock.js';
import { duesAdmit } from '../events/event-dues.rules.js';
import type { EventForPerson } from '../events/event-for-person.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Rsvp } from './rsvp.entity.js';
import { seatsHeldBy, seatsOf } from './rsvp.rules.js';

/** Dues are awaited until then; a seat that they no longer cover goes to who waits. */
const DUES_AWAITED_UNTIL = 3 * DAY;

export const duesFreeingAt = ({ startsAt }: Pick<Event, 'startsAt'>): number => startsAt - DUES_AWAITED_UNTIL;

/** Whether the seats that are not covered by dues are given back by now: not while they may yet be renewed. */
export const duesAreFinal = (event: Event, now: number): boolean =>
  event.status === 'scheduled' &&
  event.adherentsOf !== null &&
  now >= duesFreeingAt(event) &&
  now < event.startsAt;

/** Who keeps what they have, or gives back some of it, asks for nothing that dues have to cover. */
export const asksForSeats = (
  mine: Pick<Rsvp, 'outcome' | 'guests'> | null,
  asked: Pick<Rsvp, 'answer' | 'guests'>,
): boolean => asked.answer === 'yes' && seatsOf(asked) > seatsHeldBy(mine);

/** A seat that somebody holds, and that their dues do not cover on that day. */
export const isUncovered = (
  { event, adhesion }: Pick<EventForPerson, 'event' | 'adhesion'>,
  mine: Pick<Rsvp, 'outcome'>,
): boolean => mine.outcome === 'going' && !duesAdmit(event, adhesion);
