import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '../../kernel/clock.js';
import { attendanceIsOpen, checkAttendanceIsOpen, wasThere } from './attendance.rules.js';

const STARTS = Date.UTC(2027, 2, 5, 17, 30);
const meetup = { status: 'scheduled' as const, startsAt: STARTS };

const refusal = (event: Parameters<typeof checkAttendanceIsOpen>[0], now: number): string | null => {
  try {
    checkAttendanceIsOpen(event, now);
    return null;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('attendance can be corrected', () => {
  it.each([
    ['before anybody arrives', STARTS - 15 * MINUTE - 1, 'attendance-too-early'],
    ['as people arrive', STARTS - 15 * MINUTE, null],
    ['on the last day', STARTS + 90 * DAY - 1, null],
    ['once it is erased', STARTS + 90 * DAY, 'attendance-erased'],
  ])('%s: %s', (_name, now, code) => {
    expect(refusal(meetup, now)).toBe(code);
    expect(attendanceIsOpen(meetup, now)).toBe(code === null);
  });

  it('of nothing that did not take place', () => {
    expect(refusal({ ...meetup, status: 'cancelled' }, STARTS)).toBe('event-cancelled');
    expect(refusal({ ...meetup, status: 'draft' }, STARTS)).toBe('not-scheduled');
  });
});

it.each([
  [{ present: true }, null, true],
  [{ present: true }, 'declined', true],
  [{ present: false }, 'going', false],
  [null, 'going', true],
  [null, 'waitlisted', false],
  [null, 'maybe', false],
  [null, null, false],
] as const)('who is noted as %o and answered %s was there: %s', (noted, outcome, expected) => {
  expect(wasThere(noted, outcome)).toBe(expected);
});
