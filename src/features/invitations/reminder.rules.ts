import { wakingTime } from '../../calendar/waking-time.js';
import { DAY } from '../../kernel/clock.js';

const AHEAD = 3 * DAY;

/** What the rule needs to know of an event: until when somebody can say yes. */
export interface Closing {
  startsAt: number;
  rsvpDeadlineAt: number | null;
}

export const closesAt = ({ startsAt, rsvpDeadlineAt }: Closing): number =>
  Math.min(startsAt, rsvpDeadlineAt ?? Infinity);

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
