import type { NewsState } from './news-item.entity.js';

/** Besides the author: what one colleague says might be hearsay, what two say is known. */
const CONFIRMED_FROM = 2;
/** The word of who runs a structure weighs as much as a colleague's own. */
const OFFICIAL_DISPUTED_FROM = 2;

export interface Standing {
  /** Posted by the association that runs its structure. */
  isOfficial: boolean;
  /** How many besides its author say that it is true as it now reads. */
  confirmations: number;
  /** How many say that it is not, or no longer. */
  refutations: number;
  /** A later item replaces it. */
  isSuperseded: boolean;
  /** Its author said that it is no longer true, or its structure closed. */
  isOutdated: boolean;
}

/**
 * What colleagues make of an item. One « plus vrai » for two « toujours vrai » disputes it: sending somebody to a closed
 * door costs more than a phone call, and a third confirmation settles it. What is official takes two.
 */
export function stateOf(standing: Standing): NewsState {
  const { isOfficial, confirmations, isSuperseded, isOutdated } = standing;
  if (isSuperseded || isOutdated) return 'outdated';
  if (isDisputed(standing)) return 'disputed';
  if (isOfficial) return 'official';
  return confirmations >= CONFIRMED_FROM ? 'confirmed' : 'unverified';
}

const isDisputed = ({ isOfficial, confirmations, refutations }: Standing): boolean =>
  refutations >= (isOfficial ? OFFICIAL_DISPUTED_FROM : 1) && refutations * 2 >= confirmations;

/** As it is shown: what is past its last day is outdated without anybody saying so. */
export const stateAt = (
  { state, expiresAt }: { state: NewsState; expiresAt: number | null },
  now: number,
): NewsState => (expiresAt !== null && expiresAt <= now ? 'outdated' : state);

/** Known well enough to have consequences, such as closing a structure. */
export const isEstablished = (state: NewsState): boolean => state === 'confirmed' || state === 'official';
