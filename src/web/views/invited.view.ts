import { z } from 'zod';
import type { Account } from '../../features/accounts/account.entity.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const invitedShape = z
  .strictObject({ account: personShape, invitedAt: instantShape })
  .meta({ id: 'InvitedPerson' });

export const invitedView = (invited: {
  account: Account;
  invitedAt: number;
}): z.output<typeof invitedShape> => ({
  account: personView(invited.account),
  invitedAt: instantView(invited.invitedAt),
});
