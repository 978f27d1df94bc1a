import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, settleFailure } from './delivery.rules.js';

const failed = (attempt: number, permanent = false, random = 0.5) =>
  settleFailure({ attempt, permanent, error: 'ETIMEDOUT', now: 1_000_000, random });

describe('what becomes of a row whose handler failed', () => {
  it.each([
    [1, 5_000],
    [2, 10_000],
    [5, 80_000],
    [11, 3_600_000],
    [15, 3_600_000],
  ])('after failure %i it waits %i ms', (attempt, wait) => {
    expect(failed(attempt)).toEqual({ state: 'pending', error: 'ETIMEDOUT', availableAt: 1_000_000 + wait });
  });

  it('spreads the waits by a quarter either way', () => {
    expect(failed(1, false, 0)).toMatchObject({ availableAt: 1_000_000 + 3_750 });
    expect(failed(1, false, 0.999_999)).toMatchObject({ availableAt: 1_000_000 + 6_250 });
  });

  it('parks after the last attempt, and at once what cannot be helped', () => {
    expect(failed(MAX_ATTEMPTS)).toEqual({ state: 'parked', error: 'ETIMEDOUT' });
    expect(failed(1, true)).toEqual({ state: 'parked', error: 'ETIMEDOUT' });
  });
});
