import { DAY } from '../../kernel/clock.js';
import type { Standing } from './membership.entity.js';

/** What becomes of one line of what a host pasted: only what a host may know. */
export const INVITATION_OUTCOMES = [
  'invited',
  'invited-again',
  'already-invited',
  'accepted',
  'member',
  'removed',
  'duplicate',
  'not-an-address',
] as const;
export type InvitationOutcome = (typeof INVITATION_OUTCOMES)[number];

/** Those that leave nothing for the host to look at. */
const DONE: readonly InvitationOutcome[] = ['invited', 'invited-again', 'accepted'];

export const isDone = (outcome: InvitationOutcome): boolean => DONE.includes(outcome);

interface Given {
  mailedAt: number;
  closedAt: number | null;
}

/** The same whether or not the address has an account, and whether or not it refuses invitations. */
export function decideInvitation(asked: {
  standing: Standing | null;
  invitation: Given | null;
  now: number;
}): Exclude<InvitationOutcome, 'duplicate' | 'not-an-address'> {
  const { standing, invitation, now } = asked;
  if (standing?.status === 'active') return 'member';
  if (standing?.status === 'removed') return 'removed';
  if (standing) return 'accepted';
  if (!invitation || invitation.closedAt !== null) return 'invited';
  return now < nextMailAt(invitation, now) ? 'already-invited' : 'invited-again';
}

/** An address is mailed at most once a day, whatever is taken back and given again. */
export const nextMailAt = (invitation: Pick<Given, 'mailedAt'> | null, now: number): number =>
  invitation ? Math.max(now, invitation.mailedAt + DAY) : now;
