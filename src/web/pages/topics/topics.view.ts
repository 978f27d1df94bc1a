import type { DateDuty } from '../../../features/topics/rota.service.js';
import type { DateTopics, SeenTopic } from '../../../features/topics/topic.service.js';
import { anyoneMayBegin } from '../../../features/room/room.rules.js';
import { textView } from '../mailbox/mailbox.view.js';
import { type PageReader, stageOf, whenView } from '../events/event.view.js';

export const topicsPath = (eventId: string): string => `/events/${eventId}/topics`;

/** A topic as lists show it, on the date by which it is managed. */
export function topicView(seen: SeenTopic, eventId: string) {
  const { topic, state, order, author, supports, supported, can } = seen;
  return {
    id: topic.id,
    path: `${topicsPath(eventId)}/${topic.id}`,
    isHidden: topic.hiddenAt !== null,
    title: topic.title,
    paragraphs: topic.words ? textView(topic.words) : [],
    minutes: topic.minutes,
    name: author?.displayName ?? null,
    state,
    order,
    word: topic.word,
    supports,
    supported,
    can,
  };
}

/** What people want to talk about on a date. */
export function topicsView({ view, agenda, proposals, waiting, declined, hidden, can }: DateTopics) {
  const { id } = view.event;
  const shown = (topics: readonly SeenTopic[]) => topics.map((topic) => topicView(topic, id));
  return {
    path: topicsPath(id),
    agenda: shown(agenda),
    proposals: shown(proposals),
    waiting: shown(waiting),
    declined: shown(declined),
    hidden: shown(hidden),
    can,
  };
}

/** Who looks after a date. */
export function dutyView({ view: { event }, hosts, isHosted, confirmed, can }: DateDuty, reader: PageReader) {
  const on = { hosts: hosts.length, confirmed };
  const stage = stageOf(event, reader.now);
  return {
    path: `/events/${event.id}`,
    rotaPath: `/series/${event.seriesId}/hosts`,
    title: event.title,
    when: whenView(event, reader.zone),
    stage,
    names: hosts.map(({ displayName }) => displayName),
    isHosted,
    confirmed,
    /** Whoever comes may begin, should nobody be there by then. */
    anyoneMayBegin: stage === 'open' && anyoneMayBegin(event, on, reader.now),
    can: { ...can, unconfirm: can.giveBack && confirmed === true },
  };
}
