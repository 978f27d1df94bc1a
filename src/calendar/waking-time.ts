import { addDays } from './days.js';
import { toInstant, toLocal } from './wall-time.js';

const MORNING = '09:00';
const EVENING = '20:00';

/** Nine o'clock of a day, where the person lives. */
export const morningOf = (day: string, zone: string): number =>
  toInstant(`${day}T${MORNING}`, zone) ?? Date.parse(`${day}T${MORNING}Z`);

/** The instant itself, or the next nine o'clock where it is night for the person. */
export function wakingTime(at: number, zone: string): number {
  const [day = '', time = ''] = toLocal(at, zone).split('T');
  if (time >= MORNING && time < EVENING) return at;
  return morningOf(time < MORNING ? day : addDays(day, 1), zone);
}
