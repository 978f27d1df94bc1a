import { localDay } from '../../calendar/wall-time.js';
import { DAY } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';
import type { Adhesion } from '../associations/adhesion.entity.js';
import { admitsOn } from '../associations/adhesion.rules.js';
import { dayOf, duesAdmit } from '../events/event-dues.rules.js';
import type { Event } from '../events/event.entity.js';
import { duesAreFinal } from '../rsvps/dues.rules.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import type { Following } from './following.entity.js';
import type { Series } from './series.entity.js';
import { isOver } from './series.rules.js';

/** How long the rank of somebody whose dues lapsed is kept for them. */
const RANK_KEPT = 60 * DAY;

export const rankKeptUntil = (lapsedAt: number): number => lapsedAt + RANK_KEPT;

/** @throws DomainError series-cancelled, series-over: there is no date left to be at */
export function checkGoesOn(series: Series, now: number): void {
  if (series.status === 'cancelled') throw conflict('series-cancelled');
  if (isOver(series, now)) throw conflict('series-over');
}

/**
 * Whether somebody's dues, where the series asks for any, let them follow it: those of the next date, or of today where
 * none is known yet. Dates beyond their end are theirs too, until three days before each.
 */
export function duesAdmitToFollow(
  { adherentsOf, timeZone }: Pick<Series, 'adherentsOf' | 'timeZone'>,
  toCome: readonly Pick<Event, 'status' | 'startsLocal'>[],
  adhesion: Adhesion | null,
  now: number,
): boolean {
  if (adherentsOf === null) return true;
  const next = toCome.find(({ status }) => status === 'scheduled');
  return admitsOn(adhesion, next ? dayOf(next) : localDay(now, timeZone));
}

/** Whether a date is given to a follower: always, until dues that do not cover its day are final. */
export const isGivenTo = (event: Event, adhesion: Adhesion | null, now: number): boolean =>
  duesAdmit(event, adhesion) || !duesAreFinal(event, now);

/** A seat, or a place on the waiting list, that dues which do not admit take back; other answers cost nobody one. */
export const isTakenBack = ({ via, answer }: Pick<Rsvp, 'via' | 'answer'>): boolean =>
  via === 'following' && answer === 'yes';

/** Whether dues that do not admit to a date make all dates somebody else's: not of who said no to it anyway. */
export const lapsesBy = ({ lapsedAt }: Following, mine: Rsvp | undefined): boolean =>
  lapsedAt === null && (mine === undefined || isTakenBack(mine));
