import { describe, expect, it } from 'vitest';
import { toInstant, toLocal } from '../../calendar/wall-time.js';
import { reminderAt } from './reminder.rules.js';

const PARIS = 'Europe/Paris';
const at = (local: string, zone = PARIS) => toInstant(local, zone)!;
const reminder = (
  invited: string,
  starts: string,
  { zone = PARIS, deadline = null as string | null } = {},
) => {
  const event = { startsAt: at(starts), rsvpDeadlineAt: deadline === null ? null : at(deadline) };
  const instant = reminderAt(at(invited), event, zone);
  return instant === null ? null : toLocal(instant, zone);
};

describe('an invitation without an answer is recalled', () => {
  it.each([
    ['three days before', '2027-02-01T10:00', '2027-03-05T18:30', '2027-03-02T18:30'],
    ['halfway, when it came four days before', '2027-03-01T10:00', '2027-03-05T10:00', '2027-03-03T10:00'],
    ['halfway, when it came the day before', '2027-03-04T10:00', '2027-03-05T14:00', '2027-03-05T09:00'],
    ['in the morning rather than at night', '2027-02-01T10:00', '2027-03-05T22:30', '2027-03-03T09:00'],
    ['in the morning rather than at dawn', '2027-02-01T10:00', '2027-03-05T06:30', '2027-03-02T09:00'],
    [
      'at the same hour though clocks change between',
      '2027-02-01T10:00',
      '2027-03-29T18:30',
      '2027-03-26T17:30',
    ],
  ])('%s', (_, invited, starts, expected) => {
    expect(reminder(invited, starts)).toBe(expected);
  });

  it('before the deadline, where there is one', () => {
    expect(reminder('2027-02-01T10:00', '2027-03-05T18:30', { deadline: '2027-03-01T12:00' })).toBe(
      '2027-02-26T12:00',
    );
  });

  it.each([
    ['what begins within a day', '2027-03-04T19:00', '2027-03-05T18:30'],
    ['what begins before the next morning', '2027-03-04T08:00', '2027-03-05T08:00'],
  ])('never for %s', (_, invited, starts) => {
    expect(reminder(invited, starts)).toBeNull();
  });

  it('by the clock of who reads it', () => {
    const starts = '2027-03-05T09:30';
    expect(reminder('2027-02-01T10:00', starts, { zone: 'America/Toronto' })).toBe('2027-03-02T09:00');
  });
});
