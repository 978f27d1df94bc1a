import { conflict, forbidden, invalidField, type DomainError } from '../../kernel/domain-error.js';
import type { JoinPolicy } from './community.entity.js';
import type { MembershipStatus, Role, Standing } from './membership.entity.js';

/**
 * What asking to join gives. Asking again changes nothing; somebody who was removed stays so.
 * @throws DomainError charter-not-accepted, removed-from-community, by-invitation-only
 */
export function decideJoin(asked: {
  joinPolicy: JoinPolicy;
  standing: Standing | null;
  charterAccepted: boolean;
}): MembershipStatus {
  const { standing } = asked;
  if (standing?.status === 'removed') throw forbidden('removed-from-community');
  if (standing) return standing.status;
  if (!asked.charterAccepted) throw invalidField('charterAccepted', 'charter-not-accepted');
  if (asked.joinPolicy === 'invitation') throw forbidden('by-invitation-only');
  return asked.joinPolicy === 'open' ? 'active' : 'pending';
}

/**
 * What a link that invites gives, whatever the community asks of others.
 * @throws DomainError removed-from-community, charter-not-accepted
 */
export function decideEntry(asked: {
  standing: Standing | null;
  charterAccepted: boolean;
}): 'enters' | 'is-in' {
  const { standing, charterAccepted } = asked;
  if (standing?.status === 'active') return 'is-in';
  if (standing?.status === 'removed') throw forbidden('removed-from-community');
  if (!charterAccepted) throw invalidField('charterAccepted', 'charter-not-accepted');
  return 'enters';
}

/**
 * What becomes of requests that wait when a community lets people in another way. Who asked accepted the charter; and
 * who is outside of one by invitation could neither see it nor take the request back.
 */
export function whatBecomesOfRequests(joinPolicyAfter: JoinPolicy): 'accepted' | 'refused' | 'wait' {
  if (joinPolicyAfter === 'approval') return 'wait';
  return joinPolicyAfter === 'open' ? 'accepted' : 'refused';
}

/**
 * A community always keeps at least one organiser who can come in.
 * @throws DomainError last-organiser
 */
export function checkOrganiserRemains(change: {
  role: Role;
  roleAfter: Role | null;
  otherOrganisers: number;
}): void {
  const steps = change.role === 'organiser' && change.roleAfter !== 'organiser';
  if (steps && change.otherOrganisers === 0) throw lastOrganiser();
}

const lastOrganiser = (): DomainError => conflict('last-organiser');
