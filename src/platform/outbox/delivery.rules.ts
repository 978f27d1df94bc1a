import { HOUR, SECOND } from '../../kernel/clock.js';

/** With the waits below, the last try comes about ten hours after the first. */
export const MAX_ATTEMPTS = 16;
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = HOUR;

export type Settlement =
  | { state: 'done' }
  | { state: 'parked'; error: string }
  | { state: 'pending'; error: string; availableAt: number };

/**
 * What becomes of a row whose handler failed for the `attempt`th time: a doubling wait with jitter, or parked
 * where an admin sees it. `random` is in [0, 1).
 */
export function settleFailure(failure: {
  attempt: number;
  permanent: boolean;
  error: string;
  now: number;
  random: number;
}): Settlement {
  if (failure.permanent || failure.attempt >= MAX_ATTEMPTS) return { state: 'parked', error: failure.error };
  const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (failure.attempt - 1));
  const jittered = wait * (0.75 + failure.random / 2);
  return { state: 'pending', error: failure.error, availableAt: failure.now + Math.round(jittered) };
}
