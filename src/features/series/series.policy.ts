import type { EventAccess } from '../events/event.policy.js';
import type { SeriesForPerson } from './series-for-person.entity.js';

/** A series is known and managed as its dates are, but that nobody is invited to a whole one. */
export const accessOf = (found: SeriesForPerson, isSignedIn: boolean): EventAccess => ({
  event: { status: 'scheduled', audience: found.series.audience },
  community: found.community,
  standing: found.membership,
  sharedStanding: found.sharedMembership,
  isHost: found.host !== null,
  isInvited: false,
  isAdherent: found.adhesion !== null,
  isSignedIn,
});
