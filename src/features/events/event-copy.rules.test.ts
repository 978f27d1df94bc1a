import { describe, expect, it } from 'vitest';
import { copyOf } from './event-copy.rules.js';
import type { Event } from './event.entity.js';

const NOW = Date.UTC(2027, 0, 4, 9);
const event = {
  startsLocal: '2027-03-05T18:30',
  rsvpDeadlineLocal: '2027-03-03T12:00',
  timeZone: 'Europe/Paris',
} as Event;

const deadlineAt = (startsLocal: string, changed: Partial<Event> = {}, now = NOW) =>
  copyOf({ ...event, ...changed }, { startsLocal, status: 'scheduled' }, { hosts: [], sharedWith: [] }, now)
    .rsvpDeadline;

describe('the deadline of a meetup done again', () => {
  it.each([
    ['2027-03-12T18:30', '2027-03-10T12:00'],
    ['2027-03-12T19:00', '2027-03-10T12:30'],
    ['2027-03-29T18:30', '2027-03-27T12:00'],
  ])('for %s is %s, at the same hour across a clock change', (starts, deadline) => {
    expect(deadlineAt(starts)).toBe(deadline);
  });

  it.each([
    ['there was none', deadlineAt('2027-03-12T18:30', { rsvpDeadlineLocal: null })],
    ['it would have passed', deadlineAt('2027-03-12T18:30', {}, Date.UTC(2027, 2, 10, 11))],
    ['the clocks skip it', deadlineAt('2027-03-30T18:30', { rsvpDeadlineLocal: '2027-03-03T02:30' })],
    ['the clocks skip the start', deadlineAt('2027-03-28T02:30')],
    ['there is no such day', deadlineAt('2027-02-30T18:30')],
  ])('is none where %s', (_why, deadline) => {
    expect(deadline).toBeNull();
  });
});
