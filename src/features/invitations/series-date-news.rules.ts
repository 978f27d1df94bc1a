import { datesOf } from '../../calendar/recurrence.js';
import type { Noticed } from '../events/event.entity.js';
import type { MessageKind } from './invite.rules.js';
import { isSameDate, isSameMaster, recurrenceOf, shownOn } from './series-held.rules.js';
import type { Absence, HeldSeries, ShownDate } from './series-invite.entity.js';

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

/** A seat that came free so close to the start, and when. */
export interface Offer {
  day: string;
  at: number;
}

const isNews = (news: DayNews | null): news is DayNews => news !== null;

/** Every day on which one of two calendars has something to say of its own, in order. */
export function markedDays(held: HeldSeries, wanted: HeldSeries): string[] {
  const days = [held.out, held.own, wanted.out, wanted.own].flatMap(Object.keys);
  return [...new Set(days)].filter((day) => day >= held.from && day >= wanted.from).sort();
}

/** Of the days that both rules have: what else changes with the rule is said of the rule. */
export function dayNews(held: HeldSeries, wanted: HeldSeries, offer: Offer | null): DayNews[] {
  const isOfBoth = (day: string): boolean =>
    [held, wanted].every(({ master }) => datesOf(recurrenceOf(master), day, day).length > 0);
  const news = markedDays(held, wanted)
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
  if (is && was === is) {
    const change = changeOf(held.awaited?.[day], wanted.awaited?.[day], [held, wanted]);
    return change && { day, ...change };
  }
  if (is) {
    const kind = was ? stillOut(was, is) : LEAVES[is];
    return kind && { day, kind, changes: [] };
  }
  const after = shownOn(day, wanted);
  if (after && was) return { day, kind: after.unsure ? 'maybe' : RETURNS[was], changes: [] };
  const change = changeOf(shownOn(day, held), after, [held, wanted]);
  return change && { day, ...change };
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
  if (is === 'waitlisted') return 'waitlisted';
  return was === 'waitlisted' && is === 'cancelled' ? 'cancelled' : null;
}

/** A date that went along with a change of the whole series is not told by itself. */
function changeOf(
  before: ShownDate | null | undefined,
  after: ShownDate | null | undefined,
  [held, wanted]: [HeldSeries, HeldSeries],
): Omit<DayNews, 'day'> | null {
  if (!before || !after || isSameDate(before, after)) return null;
  if (before.unsure !== after.unsure) return { kind: after.unsure ? 'maybe' : 'going', changes: [] };
  if (!isSameMaster(held.master, wanted.master)) return null;
  const changes: [Noticed, boolean][] = [
    ['time', before.startsAt !== after.startsAt || before.endsAt !== after.endsAt],
    ['place', before.where !== after.where],
    ['title', before.title !== after.title],
  ];
  return { kind: 'changed', changes: changes.filter(([, changed]) => changed).map(([name]) => name) };
}
