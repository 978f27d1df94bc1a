import { toInstant, toLocal } from '../../calendar/wall-time.js';
import { DAY } from '../../kernel/clock.js';

const AHEAD = 3 * DAY;
const MORNING = '09:00';
const EVENING = '20:00';

/** What the rule needs to know of an event: until when somebody can say yes. */
export interface Closing {
  startsAt: number;
  rsvpDeadlineAt: number | null;
}

export const closesAt = ({ startsAt, rsvpDeadlineAt }: Closing): number =>
  Math.min(startsAt, rsvpDeadlineAt ?? Infinity);

/** The instant itself, or the next nine o'clock where it is night for the person. */
export function wakingTime(at: number, zone: string): number {
  const [day = '', time = ''] = toLocal(at, zone).split('T');
  if (time >= MORNING && time < EVENING) return at;
  const morning = time < MORNING ? day : dayAfter(day);
  return toInstant(`${morning}T${MORNING}`, zone) ?? at;
}

/**
 * When an invitation without an answer is recalled: three days before answers close, or halfway when it came later
 * than that allows, and never at night. Null for what closes within a day of the invitation.
 */
export function reminderAt(invitedAt: number, event: Closing, zone: string): number | null {
  const closing = closesAt(event);
  if (closing - invitedAt < DAY) return null;
  const halfway = invitedAt + (closing - invitedAt) / 2;
  const at = wakingTime(Math.round(Math.max(closing - AHEAD, halfway)), zone);
  return at < closing ? at : null;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY).toISOString().slice(0, 10);
