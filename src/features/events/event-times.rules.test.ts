import { describe, expect, it } from 'vitest';
import { invalidField } from '../../kernel/domain-error.js';
import { checkInFuture, checkOpensForAnswers, planTimes } from './event-times.rules.js';

const plan = (changes: Partial<Parameters<typeof planTimes>[0]> = {}) =>
  planTimes({
    startsLocal: '2027-03-05T18:30',
    durationMinutes: 120,
    timeZone: 'Europe/Paris',
    rsvpDeadline: null,
    ...changes,
  });

const refusal = (field: string, code: string) => ({ kind: 'invalid', fields: [{ field, code }] });

describe('wall times (C20)', () => {
  it('give the instants that their zone makes of them', () => {
    expect(plan()).toMatchObject({
      startsAt: Date.UTC(2027, 2, 5, 17, 30),
      endsAt: Date.UTC(2027, 2, 5, 19, 30),
      rsvpDeadlineAt: null,
    });
    expect(plan({ timeZone: 'America/Toronto' }).startsAt).toBe(Date.UTC(2027, 2, 5, 23, 30));
  });

  it('last as long as they say across a clock change', () => {
    const { startsAt, endsAt } = plan({ startsLocal: '2027-03-28T01:30', durationMinutes: 120 });
    expect(endsAt - startsAt).toBe(2 * 3_600_000);
  });

  it('that their zone skips are refused', () => {
    expect(() => plan({ startsLocal: '2027-03-28T02:30' })).toThrow(
      expect.objectContaining(refusal('startsLocal', 'no-such-local-time')),
    );
  });

  it('may be those of a deadline, written either way', () => {
    const local = plan({ rsvpDeadline: '2027-03-04T18:00' });
    expect(local.rsvpDeadlineAt).toBe(Date.UTC(2027, 2, 4, 17, 0));
    expect(plan({ rsvpDeadline: '2027-03-04T17:00:00Z' })).toEqual(local);
  });

  it('of a deadline come before the start', () => {
    expect(() => plan({ rsvpDeadline: '2027-03-05T18:31' })).toThrow(
      expect.objectContaining(refusal('rsvpDeadline', 'deadline-after-start')),
    );
    expect(plan({ rsvpDeadline: '2027-03-05T18:30' }).rsvpDeadlineAt).toBe(plan().startsAt);
  });

  it('that are over cannot be scheduled', () => {
    expect(() => checkInFuture(1000, 1000)).toThrow(invalidField('startsLocal', 'in-the-past'));
    expect(() => checkInFuture(1001, 1000)).not.toThrow();
  });

  it('whose deadline has passed are not opened', () => {
    const opens = (rsvpDeadlineAt: number | null) => () => checkOpensForAnswers({ rsvpDeadlineAt }, 1000);
    expect(opens(1000)).toThrow(invalidField('rsvpDeadline', 'in-the-past'));
    expect(opens(1001)).not.toThrow();
    expect(opens(null)).not.toThrow();
  });
});
