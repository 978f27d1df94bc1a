import { z } from 'zod';
import type { Account } from '../../features/accounts/account.entity.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

interface Invited {
  account: Account;
  isMember: boolean;
  invitedAt: number;
}

export const invitedShape = z
  .strictObject({
    account: personShape,
    email: z.string().nullable().describe('Of those who are not members: a host gave it'),
    invitedAt: instantShape,
  })
  .meta({ id: 'InvitedPerson' });

/** Inviting must not tell whether an address has an account: of who is no member, hosts read what they wrote. */
export const invitedView = ({ account, isMember, invitedAt }: Invited): z.output<typeof invitedShape> => ({
  account: isMember
    ? personView(account)
    : { id: account.id, displayName: '', profession: null, territory: null },
  email: isMember ? null : account.email,
  invitedAt: instantView(invitedAt),
});
