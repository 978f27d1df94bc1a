import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import { checkWritable, isAddressed } from './event-message.rules.js';
import type { Part } from './invite.rules.js';

const NOW = 1_800_000_000_000;

describe('a message to some of an event’s people', () => {
  it.each<[Part, boolean]>([
    ['going', true],
    ['invited', true],
    ['waitlisted', false],
    ['maybe', false],
    ['declined', false],
    ['gone', false],
  ])('written to those going and to the silent, is for who is %s: %s', (part, expected) => {
    expect(isAddressed(['going', 'silent'], part)).toBe(expected);
  });

  it.each([
    ['draft', NOW + DAY, 'not-scheduled'],
    ['cancelled', NOW + DAY, 'event-cancelled'],
    ['scheduled', NOW - DAY, 'event-over'],
  ] as const)('is not written about what is %s, over at %i', (status, endsAt, code) => {
    expect(() => checkWritable({ status, endsAt }, NOW)).toThrow(expect.objectContaining({ code }));
  });

  it('can be thanks, the day after', () => {
    expect(() => checkWritable({ status: 'scheduled', endsAt: NOW - DAY + 1 }, NOW)).not.toThrow();
  });
});
