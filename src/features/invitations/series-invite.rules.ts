import { datesOf } from '../../calendar/recurrence.js';
import type { Noticed } from '../events/event.entity.js';
import type { MessageKind } from './invite.rules.js';
import type { Absence, HeldSeries, ShownDate, ShownMaster } from './series-invite.entity.js';
import { isSameDate, isSameMaster, recurrenceOf, shownOn } from './series-held.rules.js';

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

export const DATE_KINDS = [
  'going',
  'promoted',
  'maybe',
  'waitlisted',
  'changed',
  'declined',
  'cancelled',
  'restored',
  'withdrawn',
  'offered',
] as const satisfies readonly (MessageKind | 'restored')[];
export type DateKind = (typeof DATE_KINDS)[number];

/** What there is to say of one date. */
export interface DayNews {
  day: string;
  kind: DateKind;
  changes: Noticed[];
}

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
  /** They follow it still, and their dues admit to nothing. */
  hasLapsed: boolean;
  /** They come from the series that ended where this one begins. */
  continues: boolean;
  /** A seat came free so close to the start. */
  offer: { day: string; at: number } | null;
}

const isNews = (news: DayNews | null): news is DayNews => news !== null;

/**
 * The mail somebody is owed about a series, from what their calendar holds and what it should. A change to one date
 * is that date alone (C12); a date that comes back needs the whole, without its exception, and so do several at once.
 */
export function nextSeriesMessage(
  held: HeldSeries | null,
  wanted: HeldSeries | null,
  about: Circumstances,
): SeriesMessage | null {
  if (!wanted) return held && ended(about);
  if (!held) {
    const kind = about.continues ? 'continued' : 'followed';
    return { kind, changes: [], days: [], calendar: { method: 'REQUEST', day: null } };
  }
  const days = dayNews(held, wanted, about);
  if (!isSameMaster(held.master, wanted.master)) {
    const changes = masterChanges(held.master, wanted.master);
    const kind = revisedKind(held.master, wanted.master, about);
    return { kind, changes, days, calendar: { method: 'REQUEST', day: null } };
  }
  const calendar = datesPart(held, wanted);
  return calendar || days.length > 0 ? { kind: 'dates', changes: [], days, calendar } : null;
}

/** What their calendar holds once a mail is read: a seat that was offered is not offered again. */
export function heldAfter(wanted: HeldSeries | null, { offer }: Circumstances): HeldSeries | null {
  if (!wanted || !offer || wanted.out[offer.day] !== 'waitlisted') return wanted;
  return { ...wanted, offered: { ...wanted.offered, [offer.day]: offer.at } };
}

/** Cancelled for everybody, or only no longer theirs (C07). */
const ended = ({ status, hasLapsed }: Circumstances): SeriesMessage => ({
  kind: status === 'cancelled' ? 'cancelled' : hasLapsed ? 'lapsed' : 'stopped',
  changes: [],
  days: [],
  calendar: { method: 'CANCEL', day: null, scope: status === 'cancelled' ? 'event' : 'attendee' },
});

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

/** Every day on which one of two calendars has something to say of its own, in order. */
function marked(held: HeldSeries, wanted: HeldSeries): string[] {
  const days = [held.out, held.own, wanted.out, wanted.own].flatMap(Object.keys);
  return [...new Set(days)].filter((day) => day >= held.from && day >= wanted.from).sort();
}

function datesPart(held: HeldSeries, wanted: HeldSeries): SeriesPart | null {
  const changed = marked(held, wanted).filter((day) => !isSameDay(day, held, wanted));
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

/** Of the days that both rules have: what else changes with the rule is said of the rule. */
function dayNews(held: HeldSeries, wanted: HeldSeries, { offer }: Circumstances): DayNews[] {
  const isOfBoth = (day: string): boolean =>
    [held, wanted].every(({ master }) => datesOf(recurrenceOf(master), day, day).length > 0);
  const news = marked(held, wanted)
    .filter(isOfBoth)
    .map((day) => newsOf(day, held, wanted))
    .filter(isNews);
  const isOffered =
    offer !== null && wanted.out[offer.day] === 'waitlisted' && (held.offered?.[offer.day] ?? 0) < offer.at;
  if (!isOffered) return news;
  return [...news.filter(({ day }) => day !== offer.day), { day: offer.day, kind: 'offered', changes: [] }];
}

function newsOf(day: string, held: HeldSeries, wanted: HeldSeries): DayNews | null {
  const [was, is] = [held.out[day], wanted.out[day]];
  if (is) {
    const kind = was ? stillOut(was, is) : LEAVES[is];
    return kind && { day, kind, changes: [] };
  }
  const after = shownOn(day, wanted);
  if (!after) return null;
  if (was) return { day, kind: after.unsure ? 'maybe' : RETURNS[was], changes: [] };
  const before = shownOn(day, held);
  if (!before || isSameDate(before, after)) return null;
  const isOwn = ownChange(before, after, [held.master, wanted.master]);
  return isOwn && { day, ...isOwn };
}

const LEAVES: Record<Absence, DateKind> = {
  cancelled: 'cancelled',
  declined: 'declined',
  waitlisted: 'waitlisted',
  absent: 'withdrawn',
};

const RETURNS: Record<Absence, DateKind> = {
  cancelled: 'restored',
  declined: 'going',
  waitlisted: 'promoted',
  absent: 'going',
};

/** Who waits for a date hears that it is cancelled, or that it is not after all; who asked for a seat, that they wait. */
function stillOut(was: Absence, is: Absence): DateKind | null {
  if (was === is) return null;
  if (is === 'waitlisted') return 'waitlisted';
  return was === 'waitlisted' && is === 'cancelled' ? 'cancelled' : null;
}

/** A date that went along with a change of the whole series is not told by itself. */
function ownChange(
  before: ShownDate,
  after: ShownDate,
  [was, is]: [ShownMaster, ShownMaster],
): Omit<DayNews, 'day'> | null {
  if (before.unsure !== after.unsure) return { kind: after.unsure ? 'maybe' : 'going', changes: [] };
  if (!isSameMaster(was, is)) return null;
  const changes: [Noticed, boolean][] = [
    ['time', before.startsAt !== after.startsAt || before.endsAt !== after.endsAt],
    ['place', before.where !== after.where],
    ['title', before.title !== after.title],
  ];
  return { kind: 'changed', changes: changes.filter(([, changed]) => changed).map(([name]) => name) };
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
 * What a mail that waited too long still carries: nothing once the whole was cancelled since, or is there again; and
 * where the whole was to be said, the whole as it is now.
 */
export function stillCarried(
  decided: { number: number; calendar: SeriesPart | null },
  invite: { mails: number; held: HeldSeries | null },
): 'as-decided' | 'whole-as-is' | 'nothing' {
  const { number, calendar } = decided;
  if (number >= invite.mails || !calendar) return 'as-decided';
  if (calendar.day === null && calendar.method === 'CANCEL') return invite.held ? 'nothing' : 'as-decided';
  if (!invite.held) return 'nothing';
  return calendar.day === null ? 'whole-as-is' : 'as-decided';
}
