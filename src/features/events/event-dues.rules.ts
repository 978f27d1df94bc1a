import type { Adhesion } from '../associations/adhesion.entity.js';
import { admitsOn } from '../associations/adhesion.rules.js';
import type { Association } from '../associations/association.entity.js';
import type { Audience, Event } from './event.entity.js';

type Reservable = Pick<Event, 'adherentsOf' | 'startsLocal'>;

/** The day for which dues have to be paid: that of the start, where the event is. */
export const dayOf = ({ startsLocal }: Pick<Event, 'startsLocal'>): string => startsLocal.slice(0, 10);

/** Whether dues, where the event asks for any, let this person take a seat. */
export const duesAdmit = (event: Reservable, adhesion: Adhesion | null): boolean =>
  event.adherentsOf === null || admitsOn(adhesion, dayOf(event));

/** As people choose it. */
export const audienceOf = ({
  audience,
  adherentsOf,
}: Pick<Event, 'audience' | 'adherentsOf'>): Audience | { adherentsOf: string } =>
  adherentsOf === null ? audience : { adherentsOf };

/** On the day of an event: `grace` is past the end of what was paid, and still accepted. */
export const DUES_STANDINGS = ['current', 'grace', 'lapsed', 'upcoming', 'none'] as const;
export type DuesStanding = (typeof DUES_STANDINGS)[number];

/** What an event asks of who comes, and where one person stands on that day. */
export interface Reservation {
  association: Pick<Association, 'id' | 'name' | 'renewalUrl'>;
  standing: DuesStanding;
  admits: boolean;
  /** Days: the last that is paid for, and the last that is accepted; null for who is no adherent. */
  endsOn: string | null;
  admitsUntil: string | null;
}

/** Null for an event that is not reserved to adherents. */
export function reservationOf(
  event: Reservable,
  association: Association | null,
  adhesion: Adhesion | null,
): Reservation | null {
  if (event.adherentsOf === null || association === null) return null;
  const { id, name, renewalUrl } = association;
  return {
    association: { id, name, renewalUrl },
    standing: standingOn(adhesion, dayOf(event)),
    admits: duesAdmit(event, adhesion),
    endsOn: adhesion?.endsOn ?? null,
    admitsUntil: adhesion?.admitsUntil ?? null,
  };
}

function standingOn(adhesion: Adhesion | null, day: string): DuesStanding {
  if (adhesion === null) return 'none';
  if (day < adhesion.startsOn) return 'upcoming';
  if (day <= adhesion.endsOn) return 'current';
  return admitsOn(adhesion, day) ? 'grace' : 'lapsed';
}
