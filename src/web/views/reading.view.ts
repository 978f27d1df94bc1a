import { z } from 'zod';
import type { Reading } from '../../features/invitations/acknowledgement.service.js';
import { personShape, personView } from './account.view.js';

export const readingShape = z
  .strictObject({
    account: personShape,
    email: z.string().nullable().describe('Of who never answered and is no member: a host gave it'),
    seen: z.boolean(),
  })
  .meta({ id: 'Reading' });

export const readingView = ({ account, address, seen }: Reading): z.output<typeof readingShape> => ({
  account: personView(account),
  email: address,
  seen,
});
