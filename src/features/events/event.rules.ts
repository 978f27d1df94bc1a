import { DAY } from '../../kernel/clock.js';
import { invalidField } from '../../kernel/domain-error.js';
import { dayOf } from './event-dues.rules.js';
import type { Event, Former, Notice, Noticed, Place } from './event.entity.js';

/** @throws DomainError invalid: more seats are kept than there are */
export function checkHeldSeats({ capacity, heldSeats }: Pick<Event, 'capacity' | 'heldSeats'>): void {
  if (capacity !== null && heldSeats > capacity)
    throw invalidField('heldSeats', 'more-than-capacity', { max: capacity });
}

/** Fewer may know of it, or come: some of those who answered may have no part in it any more. */
export const isNarrowed = (before: Event, after: Event): boolean =>
  before.adherentsOf !== after.adherentsOf ||
  (before.audience === 'public' && after.audience !== 'public') ||
  (before.sharedCommunityId !== null && before.sharedCommunityId !== after.sharedCommunityId);

/** What is put off gives those who wait the time to hear of a seat that was free for the first yes. */
export const mayFreeSeats = (before: Event, after: Event): boolean =>
  after.capacity !== before.capacity ||
  after.heldSeats < before.heldSeats ||
  after.startsAt > before.startsAt ||
  (before.adherentsOf !== null && !sameDues(before, after));

const sameDues = (a: Event, b: Event): boolean => a.adherentsOf === b.adherentsOf && dayOf(a) === dayOf(b);

/** Those who came without paying dues, or by paying them elsewhere, have no seat any more. */
export const startsAskingDues = (before: Event, after: Event): boolean =>
  after.adherentsOf !== null && before.adherentsOf !== after.adherentsOf;

/** Whose dues admit is to be looked at (again): it is reserved to adherents since now, or takes place at another time. */
export const asksDuesAnew = (before: Event | null, after: Event): boolean =>
  after.status === 'scheduled' &&
  after.adherentsOf !== null &&
  !(before?.status === 'scheduled' && before.startsAt === after.startsAt && sameDues(before, after));

export type Revision = Pick<Event, 'sequence' | 'revision' | 'noticeRevision' | 'notices' | 'revisedAt'>;
type Revisable = Omit<Event, keyof Revision>;

/** Somebody told longer ago than that hears of the latest alone. */
const NOTICES_KEPT = 20;

const sameTime = (a: Revisable, b: Revisable): boolean =>
  a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.timeZone === b.timeZone;

const samePlace = (a: Revisable, b: Revisable): boolean =>
  a.format === b.format && a.place?.name === b.place?.name && a.place?.address === b.place?.address;

const sameDetails = (a: Place | null, b: Place | null): boolean => JSON.stringify(a) === JSON.stringify(b);

export function noticedChanges(before: Revisable, after: Revisable): Noticed[] {
  const changes: [Noticed, boolean][] = [
    ['time', !sameTime(before, after)],
    ['place', !samePlace(before, after)],
    ['title', before.title !== after.title],
    ['status', before.status !== after.status],
  ];
  return changes.filter(([, changed]) => changed).map(([name]) => name);
}

/** People may be on their way by what they knew: time or place changes within a day of the old start or the new. */
export function isLateChange(before: Revisable, after: Revisable, now: number): boolean {
  const isKnown = before.status === 'scheduled' && after.status === 'scheduled';
  const isMoved = !sameTime(before, after) || !samePlace(before, after);
  return isKnown && isMoved && Math.min(before.startsAt, after.startsAt) - now < DAY;
}

const formerOf = ({ startsAt, endsAt, timeZone, place }: Revisable): Former => ({
  startsAt,
  endsAt,
  timeZone,
  place,
});

/**
 * The counters after a change. SEQUENCE rises when start, end, status or the place change (C03), not for a
 * draft, which no calendar holds; a text's fix gives a newer DTSTAMP alone; what no calendar shows leaves that be.
 */
export function revise(before: Event, after: Revisable, now: number): Revision {
  const noticed = noticedChanges(before, after);
  const shown =
    noticed.length > 0 ||
    before.description !== after.description ||
    !sameDetails(before.place, after.place) ||
    before.roomUrl !== after.roomUrl ||
    before.roomGenerated !== after.roomGenerated;
  const heldByCalendars = before.status !== 'draft';
  const rescheduled = noticed.some((change) => change !== 'title');
  const revision = before.revision + 1;
  const late = isLateChange(before, after, now) && { late: true as const, before: formerOf(before), at: now };
  return {
    revision,
    sequence: before.sequence + (heldByCalendars && rescheduled ? 1 : 0),
    noticeRevision: noticed.length > 0 ? revision : before.noticeRevision,
    notices:
      noticed.length > 0
        ? [...before.notices, { revision, changes: noticed, ...late }].slice(-NOTICES_KEPT)
        : before.notices,
    revisedAt: shown ? now : before.revisedAt,
  };
}

/** What changed since a revision that somebody was told of, each thing once. */
export const changesSince = (notices: readonly Notice[], revision: number): Noticed[] => [
  ...new Set(notices.filter((notice) => notice.revision > revision).flatMap(({ changes }) => changes)),
];

/** When and where somebody told up to a revision still believes it to be, once a late change came since. */
export function formerSince(notices: readonly Notice[], revision: number): Former | null {
  const later = notices.filter((notice) => notice.revision > revision);
  return later.find(({ late }) => late)?.before ?? null;
}
