import { conflict } from '../../kernel/domain-error.js';
import type { Event } from '../events/event.entity.js';
import type { Topic, TopicState } from './topic.entity.js';

/** What somebody may have on one date that waits for the hosts' word. */
export const MOST_PROPOSED = 5;

type Dated = Pick<Event, 'id' | 'seriesId' | 'status' | 'endsAt'>;
type Standing = Pick<Topic, 'eventId' | 'seriesId' | 'state'>;

/** As people read it: what was accepted is done once its date is over. */
export type ShownState = TopicState | 'done';

/** Dates of a series, and what people join from afar; a table in a café makes its own conversation. */
export const takesTopics = ({ seriesId, format }: Pick<Event, 'seriesId' | 'format'>): boolean =>
  seriesId !== null || format !== 'in-person';

/** Neither declined nor taken back. */
export const isOpen = ({ state }: Pick<Topic, 'state'>): boolean =>
  state === 'proposed' || state === 'kept' || state === 'accepted';

/** Whether its author may still say it otherwise, on its date or while it waits for one. */
export const isRewordable = (
  topic: Pick<Topic, 'state'>,
  date: Pick<Event, 'status' | 'endsAt'> | null,
  now: number,
): boolean => isOpen(topic) && (date === null || (date.status === 'scheduled' && date.endsAt > now));

export const shownState = ({ state }: Pick<Topic, 'state'>, isOver: boolean): ShownState =>
  state === 'accepted' && isOver ? 'done' : state;

/**
 * Where a topic stands, seen from a date: on it, or waiting for one of its series, as does what was left undecided on
 * a date that is over. Null for what has nothing to do with it.
 * @param itsDate the date that it stands on
 */
export function placeOf(
  topic: Standing,
  itsDate: Dated | null,
  event: Dated,
  now: number,
): 'here' | 'waiting' | null {
  if (topic.eventId === event.id) return 'here';
  const { seriesId } = event;
  if (seriesId === null || !isOpen(topic) || topic.state === 'accepted') return null;
  if (topic.seriesId === seriesId) return 'waiting';
  return itsDate?.seriesId === seriesId && itsDate.endsAt <= now ? 'waiting' : null;
}

/** @throws DomainError not-scheduled, event-cancelled, event-over, no-topics-here */
export function checkTakesTopics(
  event: Pick<Event, 'seriesId' | 'format' | 'status' | 'endsAt'>,
  now: number,
): void {
  if (!takesTopics(event)) throw conflict('no-topics-here');
  if (event.status === 'draft') throw conflict('not-scheduled');
  if (event.status === 'cancelled') throw conflict('event-cancelled');
  if (event.endsAt <= now) throw conflict('event-over');
}

/** What the hosts make of a topic. */
export interface Verdict {
  state: 'proposed' | 'accepted' | 'kept' | 'declined';
  /** For its author, of what is declined. */
  word: string | null;
  /** What is kept goes to the next date, or to « un prochain rendez-vous ». */
  keptFor: 'next-date' | 'some-day';
}

type Judged = Pick<Topic, 'state' | 'word' | 'eventId' | 'seriesId' | 'rank'>;

/**
 * @param nextDateId the next date of the series that isn't cancelled
 * @param lastRank of the agenda; null where it is empty
 * @throws DomainError no-other-date: it is kept, and the event is a date of no series
 */
export function judge(
  topic: Judged,
  event: Dated,
  { verdict, nextDateId, lastRank }: { verdict: Verdict; nextDateId: string | null; lastRank: number | null },
): Judged {
  const here = { eventId: event.id, seriesId: null, word: null, rank: null };
  switch (verdict.state) {
    case 'accepted':
      if (topic.state === 'accepted') return topic;
      return { ...here, state: 'accepted', rank: (lastRank ?? 0) + 1 };
    case 'proposed':
      return { ...here, state: 'proposed' };
    case 'declined':
      return { ...topic, state: 'declined', word: verdict.word, rank: null };
    case 'kept': {
      if (event.seriesId === null) throw conflict('no-other-date');
      const eventId = verdict.keptFor === 'next-date' ? nextDateId : null;
      return { ...here, state: 'kept', eventId, seriesId: eventId === null ? event.seriesId : null };
    }
  }
}

/** A topic whose date does not take place waits for another one; what was settled stays with it. */
export const withoutDate = (topic: Judged, seriesId: string): Judged =>
  isOpen(topic) ? { state: 'kept', word: null, eventId: null, seriesId, rank: null } : topic;

/** An agenda once one of its topics goes to a place on it, from 1; beyond the last is the last. */
export function reordered(agenda: readonly string[], id: string, place: number): string[] {
  const others = agenda.filter((each) => each !== id);
  return [...others.slice(0, place - 1), id, ...others.slice(place - 1)];
}
