import { z } from 'zod';
import type { TakeoverView } from '../../features/communities/takeover.service.js';
import { personShape, personView } from './account.view.js';
import { instantShape, instantView } from './instant.view.js';

export const takeoverShape = z
  .strictObject({
    account: personShape,
    askedAt: instantShape,
    dueAt: instantShape.describe('Until when organisers can oppose'),
  })
  .meta({ id: 'Takeover' });
export type TakeoverJson = z.output<typeof takeoverShape>;

export const takeoverView = ({ account, takeover }: NonNullable<TakeoverView['pending']>): TakeoverJson => ({
  account: personView(account),
  askedAt: instantView(takeover.askedAt),
  dueAt: instantView(takeover.dueAt),
});
