import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import type { SuspensionLength } from '../../vocabulary/moderation.js';
import { endOf, isOver, laterEnd } from './suspension.rules.js';

const NOW = 1_800_000_000_000;

describe('a suspension', () => {
  it.each<[SuspensionLength, number | null]>([
    ['7-days', NOW + 7 * DAY],
    ['30-days', NOW + 30 * DAY],
    ['until-lifted', null],
  ])('of %s is over then', (length, end) => {
    expect(endOf(length, NOW)).toBe(end);
  });

  it.each<[number | null, number | null, number | null]>([
    [1, 2, 2],
    [2, 1, 2],
    [1, null, null],
    [null, 1, null],
    [null, null, null],
  ])('until %s, and until %s, is until %s', (one, other, expected) => {
    expect(laterEnd(one, other)).toBe(expected);
  });

  it.each<[number | null, boolean]>([
    [NOW + 1, false],
    [NOW, true],
    [NOW - 1, true],
    [null, false],
  ])('until %s is over: %s', (endsAt, expected) => {
    expect(isOver({ endsAt }, NOW)).toBe(expected);
  });
});
