import { localDay } from '../../../calendar/wall-time.js';
import type { DuesStanding, Reservation } from '../../../features/events/event-dues.rules.js';
import type { EventView } from '../../../features/events/event.service.js';

/** What is told of dues: to the person whose they are, and to nobody else. */
type DuesNotice = Exclude<DuesStanding, 'current'> | 'grace-to-come' | 'lapsed-to-come';

/** A day as the pages write days: in UTC. */
const instantOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** Null for dues that are in order on the day of the event. */
export function duesView(
  { association, standing, admits, endsOn, admitsUntil }: Reservation,
  { timeZone }: Pick<EventView['event'], 'timeZone'>,
  now: number,
) {
  if (standing === 'current') return null;
  const isToCome = endsOn !== null && endsOn >= localDay(now, timeZone);
  const notice: DuesNotice =
    isToCome && (standing === 'grace' || standing === 'lapsed') ? `${standing}-to-come` : standing;
  return {
    notice,
    admits,
    association: association.name,
    renewalUrl: association.renewalUrl,
    endsAt: endsOn && instantOf(endsOn),
    admitsUntil: admitsUntil && instantOf(admitsUntil),
  };
}
