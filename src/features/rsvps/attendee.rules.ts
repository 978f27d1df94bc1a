import type { Account } from '../accounts/account.entity.js';
import type { Rsvp } from './rsvp.entity.js';

export interface Known {
  account: Account;
  /** Of who is known by it alone. */
  address: string | null;
}

/**
 * Somebody who answered, as those may know who read the list. Noting an answer must not tell whether an address has
 * an account: until its owner answers or belongs, they read what the host wrote.
 */
export function asKnown(
  account: Account,
  rsvp: Pick<Rsvp, 'recordedBy' | 'recordedName'>,
  belongs: boolean,
): Known {
  if (rsvp.recordedBy === null || belongs) return { account, address: null };
  const displayName = rsvp.recordedName ?? '';
  return { account: { ...account, displayName, profession: null, territory: null }, address: account.email };
}
