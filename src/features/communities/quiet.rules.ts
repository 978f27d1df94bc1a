import { DAY } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';

const QUIET_AFTER = 180 * DAY;
const READ_ONLY_AFTER = 365 * DAY;

export const WAKEFULNESS = ['awake', 'quiet', 'read-only'] as const;
export type Wakefulness = (typeof WAKEFULNESS)[number];

/** What says that a community lives; instants, null for what never was. */
export interface SignsOfLife {
  createdAt: number;
  /** The end of its latest gathering, past or to come. */
  lastGatheringAt: number | null;
  awakenedAt: number | null;
}

/** Without a gathering for 180 days a community sleeps; for twelve months, it can only be read. */
export function wakefulness(signs: SignsOfLife, now: number): Wakefulness {
  const since = Math.max(signs.createdAt, signs.lastGatheringAt ?? 0, signs.awakenedAt ?? 0);
  if (now - since >= READ_ONLY_AFTER) return 'read-only';
  return now - since >= QUIET_AFTER ? 'quiet' : 'awake';
}

/**
 * What begins something waits until a host wakes the community; what ends something never does.
 * @throws DomainError community-read-only
 */
export function checkAwake(signs: SignsOfLife, now: number): void {
  if (wakefulness(signs, now) === 'read-only') throw conflict('community-read-only');
}
