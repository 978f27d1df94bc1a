import { toInstant, toLocal } from './wall-time.js';

const DAY = 24 * 60 * 60_000;
const MORNING = '09:00';
const EVENING = '20:00';

/** The instant itself, or the next nine o'clock where it is night for the person. */
export function wakingTime(at: number, zone: string): number {
  const [day = '', time = ''] = toLocal(at, zone).split('T');
  if (time >= MORNING && time < EVENING) return at;
  const morning = time < MORNING ? day : dayAfter(day);
  return toInstant(`${morning}T${MORNING}`, zone) ?? at;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
