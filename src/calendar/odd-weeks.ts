import { addDays } from './days.js';
import { type HourGap, hourGap } from './hour-gap.js';
import { toInstant, toLocal, utcOffset } from './wall-time.js';

/** A wall time that comes back on several days, and the clock of somebody who reads of it elsewhere. */
export interface TwoClocks {
  /** `18:30` */
  time: string;
  eventZone: string;
  readerZone: string;
}

/** Days between two clock changes, on which an hour is not the usual one for the reader (C25). */
export interface OddWeeks {
  /** Of the event's calendar, both included: `2027-03-14`, `2027-03-27`. */
  from: string;
  to: string;
  /** The first of the dates in them, and the same hour as it usually is: instants, to be written in the reader's zone. */
  at: number;
  usualAt: number;
}

/** No stretch of odd days is longer: beyond, it would be the usual hour (see `hourGap`). */
const LONGEST = 92;
const MINUTE = 60_000;

/** In the hour that clocks skip, as much later as they jump. */
function instantOn(day: string, { time, eventZone }: TwoClocks): number {
  const exact = toInstant(`${day}T${time}`, eventZone);
  if (exact !== null) return exact;
  const later = new Date(Date.parse(`${day}T${time}Z`) + 60 * MINUTE).toISOString().slice(0, 16);
  return toInstant(later, eventZone) ?? Number.NaN;
}

function minutesOn(day: string, clocks: TwoClocks): number {
  const instant = instantOn(day, clocks);
  return utcOffset(instant, clocks.readerZone) - utcOffset(instant, clocks.eventZone);
}

const gapOn = (day: string, clocks: TwoClocks): HourGap =>
  hourGap({ instant: instantOn(day, clocks), viewerZone: clocks.readerZone, eventZone: clocks.eventZone });

/**
 * The odd weeks in which any of some days falls, each once: what to announce ahead.
 * @param days in their order
 */
export function oddWeeks(days: readonly string[], clocks: TwoClocks): OddWeeks[] {
  if (clocks.eventZone === clocks.readerZone) return [];
  const found: OddWeeks[] = [];
  let usual: number | null = null;
  for (const day of days) {
    const last = found.at(-1);
    if ((last && day <= last.to) || minutesOn(day, clocks) === usual) continue;
    const gap = gapOn(day, clocks);
    if (gap.unusual) found.push(stretchAround(day, gap, clocks));
    else usual = gap.minutes;
  }
  return found;
}

function stretchAround(day: string, gap: HourGap, clocks: TwoClocks): OddWeeks {
  const isSame = (other: string): boolean => minutesOn(other, clocks) === gap.minutes;
  const edge = (step: 1 | -1): string => {
    let [reached, left] = [day, LONGEST];
    while (left > 0 && isSame(addDays(reached, step))) [reached, left] = [addDays(reached, step), left - 1];
    return reached;
  };
  const at = instantOn(day, clocks);
  return { from: edge(-1), to: edge(1), at, usualAt: at + (gap.usualMinutes - gap.minutes) * MINUTE };
}

/** The hour of a day as the reader's clock usually shows it, as a wall time; also on the odd days themselves. */
export function usualHour(day: string, clocks: TwoClocks): string {
  const gap = gapOn(day, clocks);
  return toLocal(instantOn(day, clocks) + (gap.usualMinutes - gap.minutes) * MINUTE, clocks.readerZone);
}
