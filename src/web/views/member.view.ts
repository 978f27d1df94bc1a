import { z } from 'zod';
import type { Account } from '../../features/accounts/account.entity.js';
import { type Membership, ROLES } from '../../features/communities/membership.entity.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const membershipShape = z
  .strictObject({ role: z.enum(ROLES), status: z.enum(['pending', 'active', 'removed']) })
  .meta({ id: 'Membership' });

export const memberShape = membershipShape
  .extend({
    account: personShape,
    since: instantShape,
    word: z.string().nullable().describe('Of somebody who asks to join, for those who answer'),
    shownToAll: z.boolean().describe('A host who chose to be named to people without an account'),
  })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof memberShape>;

export const memberView = (member: { account: Account; membership: Membership }): MemberView => ({
  account: personView(member.account),
  role: member.membership.role,
  status: member.membership.status,
  since: instantView(member.membership.createdAt),
  word: member.membership.word,
  shownToAll: member.membership.shownToAll,
});

export const hostShape = z.strictObject({ account: personShape, role: z.enum(ROLES) }).meta({ id: 'Host' });

/** To others than members a host has chosen to show a name, and nothing else. */
export const hostView = (
  { account, membership }: { account: Account; membership: Membership },
  isMember: boolean,
): z.output<typeof hostShape> => ({
  account: isMember ? personView(account) : { ...personView(account), profession: null, territory: null },
  role: membership.role,
});
