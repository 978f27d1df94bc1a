import type { Account } from '../accounts/account.entity.js';
import type { Event } from '../events/event.entity.js';
import type { Rsvp } from '../rsvps/rsvp.entity.js';
import type { Following } from './following.entity.js';

export interface FollowedDate {
  event: Event;
  rsvp: Rsvp;
  /** Place on the waiting list, from 1; null for who does not wait. */
  position: number | null;
}

/** Where one person stands about a series, as they may see it themselves. */
export interface FollowingStanding {
  /** Null for who does not follow. */
  following: Following | null;
  /** The dates to come that they have an answer to, soonest first; none for who does not follow. */
  dates: FollowedDate[];
}

/** Somebody who follows a series, as others may see them. */
export interface Follower {
  following: Following;
  account: Account;
}
