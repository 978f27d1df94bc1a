import { DAY } from '../../kernel/clock.js';
import { conflict } from '../../kernel/domain-error.js';

const UNSEEN_FOR = 60 * DAY;
const NOTICE = 14 * DAY;

interface Seen {
  createdAt: number;
  seenAt: number | null;
}

/** Nobody animates a community of which no organiser was seen for 60 days. */
export const areUnseen = (organisers: readonly Seen[], now: number): boolean =>
  organisers.every(({ createdAt, seenAt }) => now - (seenAt ?? createdAt) >= UNSEEN_FOR);

/** Until when organisers can oppose what is asked now. */
export const opposableUntil = (now: number): number => now + NOTICE;

/**
 * Whether a co-host's asking is new; asking twice is asking once.
 * @throws DomainError organiser-seen, takeover-asked
 */
export function decideTakeover(asked: {
  organisers: readonly Seen[];
  /** Whose asking runs already. */
  pending: { accountId: string } | null;
  accountId: string;
  now: number;
}): 'asked' | 'already' {
  const { organisers, pending, accountId, now } = asked;
  if (pending?.accountId === accountId) return 'already';
  if (pending) throw conflict('takeover-asked');
  if (!areUnseen(organisers, now)) throw conflict('organiser-seen');
  return 'asked';
}
