import { DAY } from '../../kernel/clock.js';
import type { SuspensionLength } from '../../vocabulary/moderation.js';

const DURATIONS: Record<SuspensionLength, number | null> = {
  '7-days': 7 * DAY,
  '30-days': 30 * DAY,
  'until-lifted': null,
};

/** When a suspension decided now is over; null until it is lifted. */
export function endOf(length: SuspensionLength, now: number): number | null {
  const duration = DURATIONS[length];
  return duration === null ? null : now + duration;
}

/** Two decisions about the same person add nothing up, and neither shortens the other. */
export const laterEnd = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? null : Math.max(one, other);

export const isOver = ({ endsAt }: { endsAt: number | null }, now: number): boolean =>
  endsAt !== null && endsAt <= now;
