import { toInstant, toLocal } from '../../calendar/wall-time.js';
import { MINUTE } from '../../kernel/clock.js';
import { DomainError, type FieldError, invalidField } from '../../kernel/domain-error.js';
import type { Event } from './event.entity.js';

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

/** @throws DomainError invalid: nobody could answer what opens closed; hosts may close answers later */
export function checkOpensForAnswers({ rsvpDeadlineAt }: Pick<Event, 'rsvpDeadlineAt'>, now: number): void {
  if (rsvpDeadlineAt !== null && rsvpDeadlineAt <= now) throw invalidField('rsvpDeadline', 'in-the-past');
}

/** @throws DomainError invalid: nobody can come to what has begun */
export function checkInFuture(startsAt: number, now: number): void {
  if (startsAt <= now) throw invalidField('startsLocal', 'in-the-past');
}
