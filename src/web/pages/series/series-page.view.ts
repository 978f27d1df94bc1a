import { noonOf } from '../../../calendar/days.js';
import type { Account } from '../../../features/accounts/account.entity.js';
import type { Reservation } from '../../../features/events/event-dues.rules.js';
import type { FollowingStanding } from '../../../features/series/following-standing.entity.js';
import { rankKeptUntil } from '../../../features/series/following.rules.js';
import { dayOfStart } from '../../../features/series/occurrence.rules.js';
import type { Series } from '../../../features/series/series.entity.js';
import { instantOn } from '../../../features/series/series.rules.js';
import { takesTopics } from '../../../features/topics/topic.rules.js';
import type { TopicLine } from '../../../features/topics/topic.service.js';
import type { ListedEvent } from '../../views/event-listing.js';
import type { ListedSeries } from '../../views/series-listing.js';
import { duesView } from '../events/dues.view.js';
import { gatheringView, type PageReader, personView } from '../events/event.view.js';
import { textView } from '../mailbox/mailbox.view.js';
import { notesPathOf } from '../notes/notes.view.js';
import { seriesLine, seriesPath, stageOfSeries } from './series.view.js';

export interface SeriesPageParts {
  listed: ListedSeries;
  /** In words: « chaque vendredi à 18 h 30 ». */
  rule: string;
  dates: readonly ListedEvent[];
  /** What each of them is about, by its id. */
  agenda: ReadonlyMap<string, readonly TopicLine[]>;
  /** The ids of those that a host confirmed. */
  confirmed: ReadonlySet<string>;
  /** Null for a stranger. */
  mine: FollowingStanding | null;
  /** Null for those who may not know who comes usually. */
  followers: { people: readonly Account[]; hasMore: boolean } | null;
  reader: PageReader;
}

const nameAndPath = ({ name, slug }: { name: string; slug: string }) => ({
  name,
  path: `/communities/${slug}`,
});

/** What `series/show` shows. */
export function seriesPage({ listed, rule, dates, mine, followers, reader, ...known }: SeriesPageParts) {
  const { series, community, sharedWith, can, hosts } = listed;
  const next = dates.find(({ event }) => event.status === 'scheduled' && event.startsAt > reader.now);
  return {
    series: {
      ...seriesLine(listed, rule, reader),
      stage: stageOfSeries(series, reader.now),
      cancellationWord: series.cancellationWord,
      paragraphs: series.description ? textView(series.description) : [],
      community: nameAndPath(community),
      sharedWith: sharedWith && nameAndPath(sharedWith),
      hostNames: hosts.map(({ displayName }) => displayName),
      rotates: series.rotates,
      audience: series.audience,
      reservedTo: next?.reservation?.association.name ?? null,
      until: series.until && noonOf(series.until),
      previousPath: series.previousId && seriesPath(series.previousId),
      followers: listed.followers,
      isPublic: listed.isPublic,
    },
    can,
    following: followingView(mine, next?.reservation ?? null, next, reader.now),
    followers: followers && {
      people: followers.people.map((account) => personView(account, reader.locale)),
      hasMore: followers.hasMore,
    },
    dates: dates.map((date) => ({
      ...dateView(date, series, can.manage, reader),
      topics: topicsOf(date, known.agenda.get(date.event.id) ?? []),
      isConfirmed: known.confirmed.has(date.event.id),
    })),
  };
}

/** Where the reader stands, as only they read it. */
function followingView(
  mine: FollowingStanding | null,
  reservation: Reservation | null,
  next: ListedEvent | undefined,
  now: number,
) {
  const following = mine?.following ?? null;
  return {
    since: following && following.since,
    /** Until when their rank is kept, for whose dues lapsed. */
    keptUntil: following && following.lapsedAt !== null ? rankKeptUntil(following.lapsedAt) : null,
    dues: reservation && next ? duesView(reservation, next.event, now) : null,
  };
}

/** A date of the rule on another day or at another hour than the rule says; null for all others. */
function movedFrom({ originalStartLocal, startsAt }: ListedEvent['event'], series: Series): number | null {
  if (originalStartLocal === null) return null;
  const usual = instantOn(dayOfStart(originalStartLocal), series);
  return usual === startsAt ? null : usual;
}

function dateView(date: ListedEvent, series: Series, manages: boolean, reader: PageReader) {
  const { event, hosts, can, mine, reservation } = date;
  const gathering = gatheringView(date, reader);
  const isToCome = event.startsAt > reader.now;
  return {
    ...gathering,
    ownTitle: event.title === series.title ? null : event.title,
    ownPlace: JSON.stringify(event.place) === JSON.stringify(series.place) ? null : event.place,
    isExtra: event.originalStartLocal === null,
    movedFrom: movedFrom(event, series),
    word: event.cancellationWord,
    hostNames: hosts.map(({ displayName }) => displayName),
    hasNoHost: gathering.stage === 'open' && hosts.length === 0,
    say: can.answer && isToCome ? sayable(event, mine?.rsvp.outcome, reservation, reader.now) : null,
    tools: manages ? toolsOf(date, series, isToCome) : null,
    notesPath: notesPathOf(date, reader.now),
  };
}

/** Titles alone: who proposed them is told to those who may know who comes. Null where nothing is proposed. */
const topicsOf = ({ event }: ListedEvent, lines: readonly TopicLine[]): string[] | null =>
  takesTopics(event) && event.status === 'scheduled' ? lines.map(({ title }) => title) : null;

/** The one answer that a button of the list gives: no to a date that one has, yes to another. */
function sayable(
  { rsvpDeadlineAt, startsAt }: ListedEvent['event'],
  outcome: string | undefined,
  reservation: Reservation | null,
  now: number,
): 'no' | 'yes' | null {
  if (outcome === 'going' || outcome === 'waitlisted') return 'no';
  const isOpen = now < Math.min(startsAt, rsvpDeadlineAt ?? Infinity);
  return isOpen && (reservation?.admits ?? true) ? 'yes' : null;
}

/** What hosts can do about a date. */
function toolsOf({ event, can }: ListedEvent, series: Series, isToCome: boolean) {
  const day = event.originalStartLocal && dayOfStart(event.originalStartLocal);
  const path = `/events/${event.id}`;
  const divides = day !== null && day > series.startsOn && isToCome && series.status === 'active';
  return {
    answers: can.seeAnswers ? `${path}/answers` : null,
    edit: can.edit ? `${path}/edit` : null,
    cancel: can.cancel ? `${path}/cancellation` : null,
    restore: can.restore && series.status === 'active' ? `${path}/restoration` : null,
    split: divides ? `${seriesPath(series.id)}/splits/new?from=${day}` : null,
  };
}
