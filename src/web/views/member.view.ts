import { z } from 'zod';
import type { Account } from '../../features/accounts/account.entity.js';
import { type Membership, ROLES } from '../../features/communities/membership.entity.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const membershipShape = z
  .strictObject({ role: z.enum(ROLES), status: z.enum(['pending', 'active', 'removed']) })
  .meta({ id: 'Membership' });

export const memberShape = membershipShape
  .extend({ account: personShape, since: instantShape })
  .meta({ id: 'Member' });
export type MemberView = z.output<typeof memberShape>;

export const memberView = (member: { account: Account; membership: Membership }): MemberView => ({
  account: personView(member.account),
  role: member.membership.role,
  status: member.membership.status,
  since: instantView(member.membership.createdAt),
});
