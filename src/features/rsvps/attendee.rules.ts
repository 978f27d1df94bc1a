import type { Account } from '../accounts/account.entity.js';
import type { Rsvp } from './rsvp.entity.js';

export interface Known {
  account: Account;
  /** Of who is known by it alone. */
  address: string | null;
}

/** The answer is theirs, or one of theirs stood before a host noted this one. */
export const answeredThemselves = ({ recordedBy, seenRevision }: Rsvp): boolean =>
  recordedBy === null || seenRevision > 0;

/**
 * Somebody, as those may know who read a list. Neither inviting nor noting an answer must tell whether an address
 * has an account: until its owner answers or belongs, hosts read what they wrote themselves, and no other address.
 */
export function asKnown(
  account: Account,
  {
    rsvp,
    belongs,
    invitation,
  }: { rsvp: Rsvp | null; belongs: boolean; invitation: { knownAs: string | null } | null },
): Known {
  if (belongs || (rsvp && answeredThemselves(rsvp))) return { account, address: null };
  const displayName = rsvp?.recordedName ?? '';
  return {
    account: { ...account, displayName, profession: null, territory: null },
    address: invitation && (invitation.knownAs ?? account.email),
  };
}
