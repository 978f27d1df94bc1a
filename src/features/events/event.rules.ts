import { toInstant, toLocal } from '../../calendar/wall-time.js';
import { MINUTE } from '../../kernel/clock.js';
import { DomainError, type FieldError } from '../../kernel/domain-error.js';
import type { Event, Notice, Noticed, Place } from './event.entity.js';

export interface Plan {
  startsLocal: string;
  durationMinutes: number;
  timeZone: string;
  /** A wall time in the event's zone, or an instant with its offset. */
  rsvpDeadline: string | null;
}

export type PlannedTimes = Pick<
  Event,
  | 'startsLocal'
  | 'durationMinutes'
  | 'timeZone'
  | 'startsAt'
  | 'endsAt'
  | 'rsvpDeadlineLocal'
  | 'rsvpDeadlineAt'
>;

/**
 * Wall times with the instants computed from them.
 * @throws DomainError invalid: a wall time that its zone's clocks skip, a deadline after the start
 */
export function planTimes(plan: Plan): PlannedTimes {
  const startsAt = toInstant(plan.startsLocal, plan.timeZone);
  const deadline = plan.rsvpDeadline === null ? null : readDeadline(plan.rsvpDeadline, plan.timeZone);
  const wrong: FieldError[] = [];
  if (startsAt === null) wrong.push({ field: 'startsLocal', code: 'no-such-local-time' });
  if (deadline?.at === null) wrong.push({ field: 'rsvpDeadline', code: 'no-such-local-time' });
  if (startsAt !== null && deadline && deadline.at !== null && deadline.at > startsAt)
    wrong.push({ field: 'rsvpDeadline', code: 'deadline-after-start' });
  if (wrong.length || startsAt === null) throw new DomainError('invalid', 'validation', wrong);
  return {
    startsLocal: plan.startsLocal,
    durationMinutes: plan.durationMinutes,
    timeZone: plan.timeZone,
    startsAt,
    endsAt: startsAt + plan.durationMinutes * MINUTE,
    rsvpDeadlineLocal: deadline?.local ?? null,
    rsvpDeadlineAt: deadline?.at ?? null,
  };
}

function readDeadline(text: string, timeZone: string): { local: string; at: number | null } {
  const isInstant = /(Z|[+-]\d\d:\d\d)$/.test(text);
  if (!isInstant) return { local: text, at: toInstant(text, timeZone) };
  const at = Date.parse(text);
  return { local: toLocal(at, timeZone), at };
}

/** @throws DomainError invalid: nobody can come to what has begun */
export function checkInFuture(startsAt: number, now: number): void {
  if (startsAt <= now)
    throw new DomainError('invalid', 'validation', [{ field: 'startsLocal', code: 'in-the-past' }]);
}

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
    before.roomUrl !== after.roomUrl;
  const heldByCalendars = before.status !== 'draft';
  const rescheduled = noticed.some((change) => change !== 'title');
  const revision = before.revision + 1;
  return {
    revision,
    sequence: before.sequence + (heldByCalendars && rescheduled ? 1 : 0),
    noticeRevision: noticed.length > 0 ? revision : before.noticeRevision,
    notices:
      noticed.length > 0
        ? [...before.notices, { revision, changes: noticed }].slice(-NOTICES_KEPT)
        : before.notices,
    revisedAt: shown ? now : before.revisedAt,
  };
}

/** What changed since a revision that somebody was told of, each thing once. */
export const changesSince = (notices: readonly Notice[], revision: number): Noticed[] => [
  ...new Set(notices.filter((notice) => notice.revision > revision).flatMap(({ changes }) => changes)),
];
