import { describe, expect, it } from 'vitest';
import { DAY } from '../../kernel/clock.js';
import { checkAwake, wakefulness } from './quiet.rules.js';

const NOW = 1_800_000_000_000;
const ago = (days: number): number => NOW - days * DAY;
const signs = (founded: number, gathered: number | null = null, awakened: number | null = null) => ({
  createdAt: ago(founded),
  lastGatheringAt: gathered === null ? null : ago(gathered),
  awakenedAt: awakened === null ? null : ago(awakened),
});

describe('a community without a gathering', () => {
  it.each([
    ['founded today', signs(0), 'awake'],
    ['for 179 days', signs(179), 'awake'],
    ['for 180 days', signs(180), 'quiet'],
    ['for 364 days', signs(364), 'quiet'],
    ['for a year', signs(365), 'read-only'],
    ['since a last one half a year ago', signs(900, 180), 'quiet'],
    ['since a last one a year ago', signs(900, 365), 'read-only'],
    ['but one to come', signs(900, -30), 'awake'],
    ['that a host woke last week', signs(900, 500, 7), 'awake'],
    ['that a host woke half a year ago', signs(900, 500, 180), 'quiet'],
    ['that a host woke before its last one', signs(900, 10, 400), 'awake'],
  ] as const)('%s: %s', (_, given, expected) => {
    expect(wakefulness(given, NOW)).toBe(expected);
  });

  it('begins nothing more once it can only be read', () => {
    expect(() => checkAwake(signs(365), NOW)).toThrowError('community-read-only');
    expect(() => checkAwake(signs(364), NOW)).not.toThrow();
  });
});
