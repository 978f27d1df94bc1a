import { z } from 'zod';
import type { SeenSuspension } from '../../features/accounts/suspension.service.js';
import { personShape, personView } from './account.view.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

export const suspensionShape = z
  .strictObject({
    account: personShape,
    email: z.email(),
    decidedBy: personShape.nullable().meta({ description: 'Null once that account is gone' }),
    at: instantShape,
    endsAt: instantShape
      .nullable()
      .meta({ description: 'When it is over by itself; null until it is lifted' }),
  })
  .meta({ id: 'Suspension' });

export const suspensionView = ({
  suspension,
  account,
  decidedBy,
}: SeenSuspension): z.output<typeof suspensionShape> => ({
  account: personView(account),
  email: account.email,
  decidedBy: decidedBy && personView(decidedBy),
  at: instantView(suspension.at),
  endsAt: instantOrNull(suspension.endsAt),
});
