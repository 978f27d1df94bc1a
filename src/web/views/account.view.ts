import { z } from 'zod';
import { LOCALES } from '../../kernel/locale.js';
import type { Account } from '../../features/accounts/account.entity.js';

/** What others see of somebody: never an address, nor where and in which language they live. */
export const personShape = z
  .strictObject({
    id: z.string(),
    displayName: z.string(),
    profession: z.string().nullable(),
    territory: z.string().nullable(),
  })
  .meta({ id: 'Person' });
export type PersonView = z.output<typeof personShape>;

export const accountShape = personShape
  .extend({
    email: z.email(),
    backupEmail: z.email().nullable().describe('Signs in too; nothing is written to it'),
    timeZone: z.string(),
    locale: z.enum(LOCALES),
    isAdmin: z.boolean(),
    revision: z.int(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.output<typeof accountShape>;

export const personView = ({ id, displayName, profession, territory }: Account): PersonView => ({
  id,
  displayName,
  profession,
  territory,
});

/** For its owner alone. */
export function accountView(account: Account): AccountView {
  const { email, backupEmail, timeZone, locale, isAdmin, revision } = account;
  return { ...personView(account), email, backupEmail, timeZone, locale, isAdmin, revision };
}
