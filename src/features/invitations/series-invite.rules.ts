import type { Noticed } from '../events/event.entity.js';
import { type DayNews, dayNews, markedDays, type Offer } from './series-date-news.rules.js';
import type { HeldSeries, ShownMaster } from './series-invite.entity.js';
import { isSameDate, isSameMaster, showsAnyDate, shownOn } from './series-held.rules.js';

/** Which words a mail about a series has; `dates` speaks of dates, and the series stays as it is. */
export const SERIES_KINDS = [
  'followed',
  'continued',
  'revised',
  'ending',
  'split',
  'cancelled',
  'stopped',
  'lapsed',
  'dates',
] as const;
export type SeriesKind = (typeof SERIES_KINDS)[number];

/** The whole series, or one of its dates alone (C08, C12). */
export type SeriesPart =
  | { method: 'REQUEST'; day: string | null }
  | { method: 'CANCEL'; day: string | null; scope: 'event' | 'attendee' };

export interface SeriesMessage {
  kind: SeriesKind;
  /** What changes for all dates. */
  changes: Noticed[];
  days: DayNews[];
  calendar: SeriesPart | null;
}

/** What is known besides of a series and of somebody in it. */
export interface Circumstances {
  status: 'active' | 'cancelled';
  /** Another series goes on where this one ends. */
  hasNext: boolean;
  /** They follow it still, and their dues admit to nothing; whether a mail said so. */
  lapse: { isTold: boolean } | null;
  /** They come from the series that ended where this one begins. */
  continues: boolean;
  offer: Offer | null;
  /** Their calendar was sent it: who waits for all of its dates has none of it. */
  isInCalendar: boolean;
}

/**
 * The mail somebody is owed about a series, from what their calendar holds and what it should. A change to one date
 * is that date alone (C12); a date that comes back needs the whole, without its exception, and so do several at once.
 */
export function nextSeriesMessage(
  held: HeldSeries | null,
  wanted: HeldSeries | null,
  about: Circumstances,
): SeriesMessage | null {
  if (!wanted) return held ? ended(about) : lapsed(about);
  const isShown = about.isInCalendar || showsAnyDate(wanted);
  if (!held) {
    if (!showsAnyDate(wanted)) return null;
    const kind = about.continues ? 'continued' : 'followed';
    return { kind, changes: [], days: [], calendar: { method: 'REQUEST', day: null } };
  }
  const days = dayNews(held, wanted, about.offer);
  if (!isSameMaster(held.master, wanted.master)) {
    const changes = masterChanges(held.master, wanted.master);
    const kind = revisedKind(held.master, wanted.master, about);
    return { kind, changes, days, calendar: isShown ? { method: 'REQUEST', day: null } : null };
  }
  const calendar = isShown ? datesPart(held, wanted) : null;
  return calendar || days.length > 0 ? { kind: 'dates', changes: [], days, calendar } : null;
}

/** What their calendar holds once a mail is read: a seat that was offered is not offered again. */
export function heldAfter(wanted: HeldSeries | null, { offer }: Circumstances): HeldSeries | null {
  if (!wanted || !offer || wanted.out[offer.day] !== 'waitlisted') return wanted;
  return { ...wanted, offered: { ...wanted.offered, [offer.day]: offer.at } };
}

/** Cancelled for everybody, or only no longer theirs (C07); who stops, and had none of it, knows it. */
function ended({ status, lapse, isInCalendar }: Circumstances): SeriesMessage | null {
  const isCancelled = status === 'cancelled';
  const kind = isCancelled ? 'cancelled' : lapse ? 'lapsed' : 'stopped';
  if (!isInCalendar) return kind === 'stopped' ? null : wordsAlone(kind);
  const scope = isCancelled ? 'event' : 'attendee';
  return { ...wordsAlone(kind), calendar: { method: 'CANCEL', day: null, scope } };
}

/** Whoever was told nothing of it yet learns at least why they lose their rank. */
const lapsed = ({ status, lapse }: Circumstances): SeriesMessage | null =>
  status === 'active' && lapse && !lapse.isTold ? wordsAlone('lapsed') : null;

const wordsAlone = (kind: SeriesKind): SeriesMessage => ({ kind, changes: [], days: [], calendar: null });

function revisedKind(before: ShownMaster, after: ShownMaster, { hasNext }: Circumstances): SeriesKind {
  const endsEarlier = after.until !== null && (before.until === null || after.until < before.until);
  if (!endsEarlier || !isSameMaster({ ...before, until: after.until }, after)) return 'revised';
  return hasNext ? 'split' : 'ending';
}

function masterChanges(before: ShownMaster, after: ShownMaster): Noticed[] {
  const isMoved = !isSameMaster({ ...before, title: after.title, where: after.where }, after);
  const changes: [Noticed, boolean][] = [
    ['time', isMoved],
    ['place', before.where !== after.where],
    ['title', before.title !== after.title],
  ];
  return changes.filter(([, changed]) => changed).map(([name]) => name);
}

function datesPart(held: HeldSeries, wanted: HeldSeries): SeriesPart | null {
  const changed = markedDays(held, wanted).filter((day) => !isSameDay(day, held, wanted));
  const [day] = changed;
  if (day === undefined) return null;
  if (changed.length > 1 || day in held.out) return { method: 'REQUEST', day: null };
  const why = wanted.out[day];
  if (!why) return { method: 'REQUEST', day };
  return { method: 'CANCEL', day, scope: why === 'cancelled' ? 'event' : 'attendee' };
}

function isSameDay(day: string, held: HeldSeries, wanted: HeldSeries): boolean {
  const [before, after] = [shownOn(day, held), shownOn(day, wanted)];
  return before && after ? isSameDate(before, after) : before === after;
}

/** Only texts changed: a newer DTSTAMP is enough (C03). */
const isTextual = ({ calendar, changes, days }: SeriesMessage): boolean =>
  calendar?.method === 'REQUEST' &&
  [changes, ...days.map((news) => news.changes)].flat().every((change) => change === 'title') &&
  days.every(({ kind }) => kind === 'changed');

/** What this person's own counter is to be, for the SEQUENCE sent to be above the last one where it has to (C03, C32). */
export function bumpsFor(
  message: SeriesMessage,
  { bumps, toldSequence }: { bumps: number; toldSequence: number | null },
  sequence: number,
): number {
  if (!message.calendar || toldSequence === null) return bumps;
  const least = toldSequence + (isTextual(message) ? 0 : 1);
  return Math.max(bumps, least - sequence);
}

/**
 * What a mail that waited too long still carries: nothing once the whole was cancelled since, or is theirs again; and
 * where the whole was to be said, the whole as it is now.
 */
export function stillCarried(
  decided: { number: number; kind: SeriesKind; calendar: SeriesPart | null },
  invite: { mails: number; held: HeldSeries | null },
): 'as-decided' | 'whole-as-is' | 'nothing' {
  const { number, kind, calendar } = decided;
  if (number >= invite.mails) return 'as-decided';
  if (!calendar) return kind === 'lapsed' && invite.held ? 'nothing' : 'as-decided';
  if (calendar.day === null && calendar.method === 'CANCEL') return invite.held ? 'nothing' : 'as-decided';
  if (!invite.held) return 'nothing';
  return calendar.day === null ? 'whole-as-is' : 'as-decided';
}
