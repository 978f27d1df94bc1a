import { z } from 'zod';
import type { AccessToken } from '../../features/accounts/access-token.entity.js';
import { instantOrNull, instantShape, instantView } from './instant.view.js';

export const accessTokenShape = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    createdAt: instantShape,
    usedAt: instantShape.nullable(),
  })
  .meta({ id: 'AccessToken' });
export type AccessTokenView = z.output<typeof accessTokenShape>;

export const newAccessTokenShape = accessTokenShape
  .extend({ token: z.string().meta({ description: 'Shown this once' }) })
  .meta({ id: 'NewAccessToken' });

export const accessTokenView = ({ id, name, createdAt, usedAt }: AccessToken): AccessTokenView => ({
  id,
  name,
  createdAt: instantView(createdAt),
  usedAt: instantOrNull(usedAt),
});
