import { utcOffset } from './wall-time.js';

/** How far the viewer's clock is from the event's: −360 in Montréal for an event in Paris. */
export interface HourGap {
  minutes: number;
  /** The gap people have in mind; equal to `minutes` unless `unusual`. */
  usualMinutes: number;
  unusual: boolean;
}

interface HourGapQuery {
  instant: number;
  viewerZone: string;
  eventZone: string;
}

const SAMPLES = 12;
const MONTH = (365.25 / SAMPLES) * 24 * 60 * 60_000;

/**
 * The gap at an instant, and whether it is one of the odd weeks between two clock changes (C25).
 * Unusual is what holds for less than a quarter of the year around: Paris and La Réunion, two hours
 * apart in summer and three in winter, are never surprising.
 */
export function hourGap({ instant, viewerZone, eventZone }: HourGapQuery): HourGap {
  if (viewerZone === eventZone) return { minutes: 0, usualMinutes: 0, unusual: false };
  const gapAt = (when: number): number => utcOffset(when, viewerZone) - utcOffset(when, eventZone);
  const minutes = gapAt(instant);
  const counts = new Map<number, number>();
  for (let n = -SAMPLES / 2; n < SAMPLES / 2; n++) {
    const gap = gapAt(instant + n * MONTH);
    counts.set(gap, (counts.get(gap) ?? 0) + 1);
  }
  const [usual = minutes] = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const unusual = minutes !== usual && (counts.get(minutes) ?? 0) < SAMPLES / 4;
  return { minutes, usualMinutes: unusual ? usual : minutes, unusual };
}
